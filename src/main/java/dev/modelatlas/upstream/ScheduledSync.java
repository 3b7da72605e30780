package dev.modelatlas.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import dev.modelatlas.csv.ShippedRevisions;
import dev.modelatlas.health.DatabaseState;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.work.Threads;

/**
 * Checks the source for a new file at intervals. When a check is due, the first server that claims the check performs
 * it. If that server dies, another server performs the next check.
 */
@Singleton
class ScheduledSync {
    private static final Logger LOG = Logger.getLogger(ScheduledSync.class);
    /**
     * Maximum pause before this server tests again whether a check is due. After each test, the server also reads the
     * result of the last check, because another server may have performed that check.
     */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(Threads.daemons("sync"));
    private final UpstreamConfig config;
    private final SourceCheckRepository checks;
    private final SourceSync sync;
    private final SyncMetrics gauges;
    private final DatabaseState database;
    private final ShippedRevisions shipped;
    private volatile boolean isStopping;
    /** Whether the log already says that checks wait for the database. */
    private boolean isWaitLogged;
    /** Whether the database has its first revisions. It then keeps them. */
    private boolean isLoaded;

    ScheduledSync(
            UpstreamConfig config,
            SourceCheckRepository checks,
            SourceSync sync,
            SyncMetrics gauges,
            DatabaseState database,
            ShippedRevisions shipped) {
        this.config = config;
        this.checks = checks;
        this.sync = sync;
        this.gauges = gauges;
        this.database = database;
        this.shipped = shipped;
    }

    void start(@Observes StartupEvent event) {
        if (!config.check() || config.url().isEmpty()) {
            return;
        }
        var pause =
                config.interval().filter(every -> every.compareTo(PAUSE) < 0).orElse(PAUSE);
        scheduler.scheduleWithFixedDelay(
                () -> turn(config.url().get()), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
        scheduler.shutdownNow();
    }

    /**
     * Performs a check if one is due, then reads the last result. Does nothing until the database has its tables and the
     * first revisions: a check could otherwise take the number of a shipped revision. Catches every exception and
     * {@link Error}, because an uncaught one would stop all later executions of the scheduled task.
     */
    void turn(URI url) {
        try {
            if (database.isOutdated() || !isLoaded()) {
                tellOfWait();
                return;
            }
            isWaitLogged = false;
            var isTime = config.interval()
                    .filter(every -> Deadline.within(PATIENCE, () -> checks.begin(url.toString(), every)))
                    .isPresent();
            if (isTime) {
                sync.run(url).forEach(sentence -> LOG.infof("sync: %s", sentence));
            }
        } catch (UnreachableException | RefusedException failure) {
            if (!isStopping) {
                LOG.warnf("sync imported nothing: %s", failure.getMessage());
            }
        } catch (RuntimeException | Error failure) {
            tell(failure);
        }
        try {
            gauges.see(Deadline.within(PATIENCE, () -> checks.of(url.toString())));
        } catch (RuntimeException | Error failure) {
            tell(failure);
        }
    }

    private boolean isLoaded() {
        isLoaded = isLoaded || !Deadline.within(PATIENCE, shipped::isFirstLoadPending);
        return isLoaded;
    }

    private void tellOfWait() {
        if (!isWaitLogged) {
            LOG.info("The source is not checked yet: the database needs the migrations of this build, and the shipped"
                    + " revisions. To begin without the shipped revisions, run `sync --from URL` once.");
            isWaitLogged = true;
        }
    }

    private void tell(Throwable failure) {
        if (!isStopping) {
            LOG.warnf(failure, "sync failed and will run again at its next scheduled time");
        }
    }
}
