package dev.modelatlas.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.dev.console.DevConsoleManager;

/**
 * What this JVM remembers of the embedded server that it runs. It outlives class loaders, and with them live reloads:
 * the address is a system property, and what is no text lies with the one class that Quarkus never reloads.
 *
 * @param key first part of the names under which it is remembered
 */
record RunningDatabase(String key) {

    static RunningDatabase of(EmbeddedDirectory directory) {
        return new RunningDatabase("model-atlas.database.running." + directory.path());
    }

    /** JDBC address of the server; empty while it does not run. */
    Optional<String> url() {
        return Optional.ofNullable(System.getProperty(key));
    }

    void remember(String url) {
        System.setProperty(key, url);
    }

    /** Keeps the lock on the directory: the garbage collector would close it with the class loader that opened it. */
    void hold(FileChannel lock) {
        objects().put(key + ".lock", lock);
    }

    /** What to do when this JVM ends; replaces what an earlier class loader wanted, which could not load classes any more. */
    void stopAtExit(Runnable stop) {
        var hook = new Thread(stop, "model-atlas-database-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        removeHook();
        objects().put(key + ".hook", hook);
    }

    /** Lets go of everything. */
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
