package dev.modelatlas.ops;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Whether requests may come here: the database answers soon, knows the tables of this build, and holds a revision. What
 * was found out is good for a second, however many ask, and one look is under way at a time: a database in trouble is
 * not asked more often for that.
 */
@Readiness
@Singleton
class DataReadiness implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(DataReadiness.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DatabaseState database;
    private final ExecutorService looking = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "readiness");
        thread.setDaemon(true);
        return thread;
    });
    private Future<DatabaseState.Kind> underWay;
    private DatabaseState.Kind found;
    private long foundAt;

    @Inject
    DataReadiness(DatabaseState database) {
        this.database = database;
    }

    /** Tells the state of the database by a word, and nothing of where it is. */
    @Override
    public HealthCheckResponse call() {
        var state = state();
        return HealthCheckResponse.named("data")
                .status(state == DatabaseState.Kind.READY)
                .withData("database", state.word())
                .build();
    }

    boolean isReady() {
        return state() == DatabaseState.Kind.READY;
    }

    /** At most one caller looks, and the others wait for what it finds. */
    private synchronized DatabaseState.Kind state() {
        if (found == null || System.nanoTime() - foundAt > GOOD_FOR.toNanos()) {
            var before = found;
            found = look();
            foundAt = System.nanoTime();
            if (before != null && before != found) {
                LOG.infof("The database was %s and is now %s", before.word(), found.word());
            }
        }
        return found;
    }

    /** A look that hangs is waited for again by whoever asks next, and not begun anew. */
    private DatabaseState.Kind look() {
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
            LOG.debugf(broken.getCause(), "The database cannot be asked");
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
