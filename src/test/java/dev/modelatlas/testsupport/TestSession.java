package dev.modelatlas.testsupport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * What belongs to the JVM rather than to one of the applications that start and stop in it. JUnit finds it by
 * {@code META-INF/services} and loads it once, while Quarkus loads test classes anew for each application: a thread or a
 * shutdown hook that such a class leaves behind keeps its whole application in memory.
 */
public final class TestSession implements LauncherSessionListener {

    /**
     * Starts the JDK's timer thread, which would keep the class loader of whoever first needs it, and lets tests without
     * the application wait as long as a busy machine needs.
     */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
                .join();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Databases.stop();
    }
}
