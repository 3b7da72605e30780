package dev.modelatlas.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import dev.modelatlas.graphql.engine.Answer;
import dev.modelatlas.graphql.engine.Engine;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.sql.Reading;

/**
 * Asks what people ask before they may. The first answers of a new process take twenty times as long as later ones: with
 * its share of the load at once it would be overloaded, and refuse requests in each rolling update.
 */
@Readiness
@Singleton
class WarmUp implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    /** By number, not by time: what a busy machine leaves undone in a given time, clients would have to wait for. */
    private static final int ROUNDS = 20;

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String EXAMPLES = "META-INF/resources/examples/";

    private final Engine engine;
    private final DataReadiness data;
    private final Duration time;
    private volatile boolean isOver;

    @Inject
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
        var thread = new Thread(this::run, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("warm-up").status(isOver).build();
    }

    private void run() {
        try {
            // Until then nobody comes, and there is nothing to answer from.
            while (!data.isReady()) {
                Thread.sleep(PAUSE.toMillis());
            }
            var documents = examples();
            var begin = System.nanoTime();
            var asked = 0;
            while (asked < ROUNDS * documents.size() && System.nanoTime() - begin < time.toNanos()) {
                ask(documents.get(asked++ % documents.size()));
            }
            LOG.infof("Asked itself %d times, in %d ms", asked, (System.nanoTime() - begin) / 1_000_000);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "The server begins cold");
        } finally {
            isOver = true;
        }
    }

    /** As a request would. */
    Answer ask(String text) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var context = Map.<String, Object>of("state", request.getState());
            var document = engine.prepare(text);
            return Deadline.within(
                    time,
                    () -> Reading.anywhere(
                            () -> engine.execute(document, document.operation(null), Map.of(), context)));
        } finally {
            request.terminate();
        }
    }

    /** Those of the playground. */
    static List<String> examples() {
        return Stream.of(
                        "then-and-now",
                        "ranking-of-countries",
                        "korean-models",
                        "search",
                        "history-of-a-model",
                        "change-feed",
                        "paging")
                .map(name -> read(EXAMPLES + name + ".graphql"))
                .toList();
    }

    private static String read(String resource) {
        try (var bytes = WarmUp.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
