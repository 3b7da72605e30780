package dev.modelatlas.startup;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import dev.modelatlas.claim.VerdictPlan;
import dev.modelatlas.http.response.RequestScope;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.work.Threads;

/**
 * Computes the verdicts of claims in advance, once the server is ready and after each new revision. Otherwise, the
 * first request for claims with their histories would need hundreds of statements. A slow machine cannot run them
 * within the deadline of a request.
 */
@Singleton
class VerdictWarmUp {
    private static final Logger LOG = Logger.getLogger(VerdictWarmUp.class);

    /** Interval at which the server checks for a new revision. The check reads only memory. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /**
     * The pause after each verdict, as a multiple of its computation time. The pause leaves processor time to requests.
     */
    private static final int PAUSE_FACTOR = 3;

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** The number of failures in a row after which the round ends. */
    private static final int MOST_FAILURES = 3;

    private final VerdictPlan verdicts;
    private final CurrentRevision current;
    private final WarmUp warmUp;
    private final boolean isWanted;
    private final int pauses;
    private final CountDownLatch closed = new CountDownLatch(1);

    @Inject
    VerdictWarmUp(VerdictPlan verdicts, CurrentRevision current, @Readiness WarmUp warmUp, WarmUpConfig config) {
        this(verdicts, current, warmUp, config, PAUSE_FACTOR);
    }

    VerdictWarmUp(VerdictPlan verdicts, CurrentRevision current, WarmUp warmUp, WarmUpConfig config, int pauses) {
        this.verdicts = verdicts;
        this.current = current;
        this.warmUp = warmUp;
        this.isWanted = !config.time().isZero();
        this.pauses = pauses;
    }

    void atStart(@Observes StartupEvent event) {
        if (isWanted) {
            Threads.daemons("verdicts").newThread(this::run).start();
        }
    }

    /**
     * Stops after the current verdict. Does not interrupt the thread, because that could break its database connection.
     */
    void atEnd(@Observes ShutdownEvent event) {
        closed.countDown();
    }

    private void run() {
        try {
            var schedule = new RoundSchedule();
            do {
                var newest = warmUp.isOver() ? current.ifKnown().orElse(0) : 0;
                if (schedule.isDue(newest, System.nanoTime())) {
                    schedule.ended(newest, round(newest), System.nanoTime());
                }
            } while (!isClosedWithin(BETWEEN_LOOKS));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Computes the verdicts for the revision {@code newest}, and stops when a newer revision is current. Returns false
     * if a verdict could not be computed, so that the round is repeated. The repeated round uses the cached verdicts.
     */
    boolean round(int newest) throws InterruptedException {
        var computed = 0;
        var failed = 0;
        var inARow = 0;
        try {
            for (var wanted : RequestScope.within(LONGEST, context -> verdicts.at(newest))) {
                var begin = System.nanoTime();
                try {
                    RequestScope.within(LONGEST, context -> {
                        verdicts.compute(wanted);
                        return wanted;
                    });
                    computed++;
                    inARow = 0;
                } catch (RuntimeException | Error failure) {
                    inARow++;
                    if (++failed == 1 && !isClosedWithin(Duration.ZERO)) {
                        LOG.warnf(
                                failure,
                                "The verdict on %s at revision %d could not be computed in advance",
                                wanted.claim(),
                                wanted.revision());
                    }
                }
                if (inARow == MOST_FAILURES
                        || isClosedWithin(
                                Duration.ofNanos(System.nanoTime() - begin).multipliedBy(pauses))
                        || current.ifKnown().orElse(newest) > newest) {
                    break;
                }
            }
        } catch (RuntimeException | Error failure) {
            failed++;
            LOG.warn("The verdicts of claims could not be computed in advance", failure);
        }
        LOG.infof("Verdicts of claims for revision %d: %d computed in advance, %d failed", newest, computed, failed);
        return failed == 0;
    }

    private boolean isClosedWithin(Duration time) throws InterruptedException {
        return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
