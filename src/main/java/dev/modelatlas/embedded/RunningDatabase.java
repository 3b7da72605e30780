package dev.modelatlas.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.dev.console.DevConsoleManager;

/**
 * The embedded server that this JVM runs. Its state outlives class loaders, and therefore live reloads: the URL is a
 * system property, and other objects are stored in a class that Quarkus never reloads.
 *
 * @param key prefix of the names under which the state is stored
 */
record RunningDatabase(String key) {

    static RunningDatabase of(EmbeddedDirectory directory) {
        return new RunningDatabase("model-atlas-database.running." + directory.path());
    }

    /** JDBC URL of the server; empty while it does not run. */
    Optional<String> url() {
        return Optional.ofNullable(System.getProperty(key));
    }

    void remember(String url) {
        System.setProperty(key, url);
    }

    /**
     * Stores the lock of the directory. Without this reference, the lock would be released when the garbage collector
     * removes the class loader that opened the file.
     */
    void hold(FileChannel lock) {
        objects().put(key + ".lock", lock);
    }

    /**
     * Sets the action to run when the JVM ends. Replaces an action that was set before a live reload, because the old
     * action's class loader can no longer load classes.
     */
    void stopAtExit(Runnable stop) {
        var hook = new Thread(stop, "model-atlas-database-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        removeHook();
        objects().put(key + ".hook", hook);
    }

    /**
     * Removes everything stored about the server, including the action of {@link #stopAtExit}, and releases the lock of
     * the directory.
     */
    void forget() {
        removeHook();
        System.clearProperty(key);
        if (objects().remove(key + ".lock") instanceof FileChannel lock) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void removeHook() {
        if (objects().remove(key + ".hook") instanceof Thread hook) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private static Map<String, Object> objects() {
        synchronized (DevConsoleManager.class) {
            var name = RunningDatabase.class.getName();
            if (DevConsoleManager.<Map<String, Object>>getGlobal(name) == null) {
                DevConsoleManager.setGlobal(name, new ConcurrentHashMap<String, Object>());
            }
            return DevConsoleManager.getGlobal(name);
        }
    }
}
