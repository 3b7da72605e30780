package dev.modelatlas.startup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.health.DataReadiness;
import dev.modelatlas.http.response.RequestScope;
import dev.modelatlas.value.ClasspathFile;
import dev.modelatlas.work.Threads;

/**
 * Runs example queries before the server is ready. The first responses of a new process take twenty times as long as
 * later ones. Without the warm-up, each rolling update would overload the new server, which would then refuse requests.
 */
@Readiness
@Singleton
class WarmUp implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    /**
     * Number of rounds through all examples. The warm-up usually ends after these rounds, before its maximum duration.
     * On a busy machine, the maximum duration can end the warm-up first. The first clients then wait longer for their
     * responses.
     */
    private static final int ROUNDS = 20;

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String EXAMPLES = "/META-INF/resources/examples/";

    private final Engine engine;
    private final DataReadiness data;
    private final Duration time;
    private volatile boolean isOver;

    WarmUp(Engine engine, @Readiness DataReadiness data, WarmUpConfig config) {
        this.engine = engine;
        this.data = data;
        this.time = config.time();
    }

    void atStart(@Observes StartupEvent event) {
        if (time.isZero()) {
            isOver = true;
            return;
        }
        Threads.daemons("warm-up").newThread(this::run).start();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("warm-up").status(isOver).build();
    }

    /** Whether the warm-up has ended, or is disabled. */
    boolean isOver() {
        return isOver;
    }

    private void run() {
        try {
            // Before the data is ready, the server gets no requests, and the examples find no data.
            while (!data.isReady()) {
                Thread.sleep(PAUSE.toMillis());
            }
            var documents = examples();
            var begin = System.nanoTime();
            var asked = 0;
            while (asked < ROUNDS * documents.size() && System.nanoTime() - begin < time.toNanos()) {
                ask(documents.get(asked++ % documents.size()));
            }
            LOG.infof("The warm-up ran %d queries in %d ms", asked, (System.nanoTime() - begin) / 1_000_000);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "The warm-up failed; the first requests will be slower");
        } finally {
            isOver = true;
        }
    }

    /** Runs a document in the same way as a request. */
    Answer ask(String text) {
        return RequestScope.within(time, context -> {
            var operation = engine.prepare(text).operation(null, Map.of());
            return engine.execute(operation, context);
        });
    }

    /** Reads the documents of the playground's examples. */
    static List<String> examples() {
        return Stream.of(
                        "then-and-now",
                        "ranking-of-countries",
                        "korean-models",
                        "search",
                        "history-of-a-model",
                        "change-feed",
                        "paging")
                .map(name -> ClasspathFile.text(WarmUp.class, EXAMPLES + name + ".graphql"))
                .toList();
    }
}
