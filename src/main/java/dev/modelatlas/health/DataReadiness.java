package dev.modelatlas.health;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.work.Threads;

/**
 * Readiness check: the database responds, has the tables of this build, and contains a revision. A server that was
 * ready stays ready while its database is unreachable. Otherwise, the load balancer would remove all servers at the
 * same time. Clients would then get refused connections instead of cached responses or the error UNAVAILABLE.
 *
 * <p>The result is cached for a second, and only one check runs at a time, so probes add no load to a database in
 * trouble.
 */
@Readiness
@Singleton
public class DataReadiness implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(DataReadiness.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DatabaseState database;
    private final ExecutorService looking = Executors.newSingleThreadExecutor(Threads.daemons("readiness"));
    private Future<DatabaseState.Kind> underWay;
    private DatabaseState.Kind found;
    /** Why the last check failed; null when it did not fail, or when the database did not respond in time. */
    private String reason;
    /**
     * The state of the database when it last responded; null before its first response. It does not change while the
     * database is unreachable.
     */
    private DatabaseState.Kind answered;

    private long foundAt;

    DataReadiness(DatabaseState database) {
        this.database = database;
    }

    /** Reports the state of the database as one word, but never the address of the database. */
    @Override
    public synchronized HealthCheckResponse call() {
        var state = state();
        return HealthCheckResponse.named("data")
                .status(answered == DatabaseState.Kind.READY)
                .withData("database", state.word())
                .build();
    }

    /** Whether the database can be read now. */
    public boolean isReady() {
        return state() == DatabaseState.Kind.READY;
    }

    /**
     * The state of the database. If several callers need a new check, one runs it, and the others wait for the result.
     */
    private synchronized DatabaseState.Kind state() {
        if (found == null || System.nanoTime() - foundAt > GOOD_FOR.toNanos()) {
            var before = found;
            var reasonBefore = reason;
            found = look();
            foundAt = System.nanoTime();
            if (found != DatabaseState.Kind.UNREACHABLE) {
                answered = found;
            }
            if (before != null && before != found) {
                LOG.infof("The database was %s and is now %s", before.word(), found.word());
            }
            if (reason != null && (before != found || reasonBefore == null)) {
                LOG.warnf("Could not query the database: %s", reason);
            }
        }
        return found;
    }

    /**
     * Checks the database. If the previous check has not ended, the next caller waits for it instead of starting
     * another check.
     */
    private DatabaseState.Kind look() {
        reason = null;
        if (underWay == null) {
            underWay = looking.submit(() -> database.look(PATIENCE));
        }
        try {
            var state = underWay.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            underWay = null;
            return state;
        } catch (TimeoutException silent) {
            return DatabaseState.Kind.UNREACHABLE;
        } catch (ExecutionException broken) {
            underWay = null;
            reason = DatabaseFailure.words(broken.getCause());
            return DatabaseState.Kind.UNREACHABLE;
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return DatabaseState.Kind.UNREACHABLE;
        }
    }

    @PreDestroy
    void stop() {
        looking.shutdownNow();
    }
}
