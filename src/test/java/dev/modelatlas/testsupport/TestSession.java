package dev.modelatlas.testsupport;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Manages state of the JVM that outlives the applications in it. JUnit finds this class by {@code META-INF/services}
 * and loads it once, while Quarkus loads test classes again for each application. A thread or shutdown hook that a test
 * class creates keeps the whole application of that class in memory.
 */
public final class TestSession implements LauncherSessionListener {

    /**
     * Starts the timer thread of the JDK early, because it would otherwise keep the class loader of its first user in
     * memory.
     */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                .join();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Databases.stop();
    }
}
