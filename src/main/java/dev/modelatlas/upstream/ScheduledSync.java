package dev.modelatlas.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.sql.Deadline;

/**
 * Looks for a new file every so often. Of several servers that do, the one that notes first that it begins does it; one
 * that dies is followed by whoever comes next.
 */
@Singleton
class ScheduledSync {
    private static final Logger LOG = Logger.getLogger(ScheduledSync.class);
    /** How often to see whether it is time, and how the last look went, which another server may have taken. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService desk = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "sync");
        thread.setDaemon(true);
        return thread;
    });
    private final UpstreamConfig config;
    private final CheckRepository checks;
    private final Sync sync;
    private final SyncGauges gauges;
    private volatile boolean isStopping;

    @Inject
    ScheduledSync(UpstreamConfig config, CheckRepository checks, Sync sync, SyncGauges gauges) {
        this.config = config;
        this.checks = checks;
        this.sync = sync;
        this.gauges = gauges;
    }

    void start(@Observes StartupEvent event) {
        if (!config.check() || config.url().isEmpty()) {
            return;
        }
        var pause = config.every().filter(every -> every.compareTo(PAUSE) < 0).orElse(PAUSE);
        desk.scheduleWithFixedDelay(
                () -> turn(config.url().get()), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
        desk.shutdownNow();
    }

    /** Looks if it is time, and sees how the last look went. */
    void turn(URI url) {
        try {
            var isTime = config.every()
                    .filter(every -> Deadline.within(PATIENCE, () -> checks.begin(url.toString(), every)))
                    .isPresent();
            if (isTime) {
                sync.run(url).forEach(sentence -> LOG.infof("sync: %s", sentence));
            }
        } catch (UnreachableException | RefusedException failure) {
            LOG.warnf("sync took nothing in: %s", failure.getMessage());
        } catch (RuntimeException failure) {
            tell(failure);
        }
        try {
            gauges.see(Deadline.within(PATIENCE, () -> checks.of(url.toString())));
        } catch (RuntimeException failure) {
            tell(failure);
        }
    }

    private void tell(RuntimeException failure) {
        if (!isStopping) {
            LOG.warnf(failure, "sync goes on at its next turn");
        }
    }
}
