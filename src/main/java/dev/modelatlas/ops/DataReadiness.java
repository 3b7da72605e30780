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
 * Whether requests may come here: the database answers soon, knows the tables of this build, and holds a revision. Once
 * it did, a database that does not answer keeps nobody away: all servers would leave their balancer at the same moment,
 * and clients would be refused connections instead of getting cached answers, or a 503 that says why.
 *
 * <p>The result of a look is good for a second, however many ask, and one look is under way at a time: a database in
 * trouble is not asked more often for that.
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
    /** What the database said when it last answered; null before. */
    private DatabaseState.Kind answered;

    private long foundAt;

    @Inject
    DataReadiness(DatabaseState database) {
        this.database = database;
    }

    /** Tells the state of the database by a word, and nothing of where it is. */
    @Override
    public synchronized HealthCheckResponse call() {
        var state = state();
        return HealthCheckResponse.named("data")
                .status(answered == DatabaseState.Kind.READY)
                .withData("database", state.word())
                .build();
    }

    /** Whether the database can be read now. */
    boolean isReady() {
        return state() == DatabaseState.Kind.READY;
    }

    /** At most one caller looks, and the others wait for what it finds. */
    private synchronized DatabaseState.Kind state() {
        if (found == null || System.nanoTime() - foundAt > GOOD_FOR.toNanos()) {
            var before = found;
            found = look();
            foundAt = System.nanoTime();
            if (found != DatabaseState.Kind.UNREACHABLE) {
                answered = found;
            }
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
