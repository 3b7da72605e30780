package dev.modelatlas.program;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.embedded.ServingProcess;
import dev.modelatlas.testsupport.Full;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

/** Stops the packaged program while clients send requests through a load balancer that uses its readiness. */
@Full
class DrainIT {
    private static final int CLIENTS = 8;
    private static final int MOST_REQUESTS = 20_000;
    private static final String ANSWER = "{\"data\":{\"models\":{\"totalCount\":";

    @TempDir
    Path directory;

    private final HttpClient balancer = HttpClient.newHttpClient();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private volatile boolean ready = true;

    @Test
    void losesNoRequestAtShutdown() throws Exception {
        var database = directory.resolve("database");
        var program = Program.in(directory)
                .with("model-atlas.database", "embedded")
                .with("model-atlas.database.directory", database.toString())
                .with("model-atlas.rate.anonymous", "0")
                // Each client has a slot, so a refused request counts as lost.
                .with("model-atlas.http.max-concurrent", Integer.toString(CLIENTS))
                // In this time, a busy machine must notice the unready server and answer the clients' last requests.
                .with("quarkus.shutdown.delay", "15s");
        try (var serving = ServingProgram.start(program)) {
            var postgres = ServingProcess.server(database);
            await().until(() -> isReady(serving));
            var clients = Executors.newFixedThreadPool(CLIENTS);
            var outcomes = new ArrayList<java.util.concurrent.Future<List<String>>>();
            for (var client = 0; client < CLIENTS; client++) {
                outcomes.add(clients.submit(asking(serving.address())));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() > 200);
            serving.process().toHandle().destroy();
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !isReady(serving));
            var askedWhenItFell = asked.get();
            // The clients behave like a load balancer that reacts late: they still send some requests after the server
            // became unready.
            await().until(() -> asked.get() > askedWhenItFell + CLIENTS);
            ready = false;
            for (var outcome : outcomes) {
                assertThat(outcome.get()).isEmpty();
            }
            clients.shutdown();
            assertThat(closed.get()).isPositive();
            assertThat(serving.process().onExit()).succeedsWithin(Duration.ofMinutes(2));
            assertThat(postgres.onExit()).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    /**
     * Clients without a load balancer send requests until the port is closed. Every accepted request must be answered.
     * A connection that the kernel accepts while the program closes the port is reset. It does not count, because the
     * program has not seen its request.
     */
    @Test
    void answersEveryAcceptedRequestUntilThePortIsClosed() throws Exception {
        var program = Program.in(directory)
                .with("model-atlas.database", "embedded")
                .with(
                        "model-atlas.database.directory",
                        directory.resolve("database").toString())
                .with("model-atlas.rate.anonymous", "0")
                .with("model-atlas.http.max-concurrent", Integer.toString(CLIENTS))
                .with("model-atlas.http.access-log", "true")
                .with("quarkus.shutdown.delay", "2s");
        try (var serving = ServingProgram.start(program)) {
            await().until(() -> isReady(serving));
            var clients = Executors.newFixedThreadPool(CLIENTS);
            var outcomes = new ArrayList<java.util.concurrent.Future<List<String>>>();
            for (var client = 0; client < CLIENTS; client++) {
                outcomes.add(clients.submit(coming(serving.address())));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() > 100);
            serving.process().toHandle().destroy();
            for (var outcome : outcomes) {
                assertThat(outcome.get()).isEmpty();
            }
            clients.shutdown();
            assertThat(serving.process().onExit()).succeedsWithin(Duration.ofMinutes(2));
            assertThat(Files.readString(directory.resolve("out")))
                    .contains("OK in")
                    .doesNotContain("ABANDONED");
        }
    }

    /** Sends requests on new connections until the port is closed. Returns the failed requests. */
    private Callable<List<String>> coming(URI address) {
        return () -> {
            var failures = new ArrayList<String>();
            var resets = new ArrayList<String>();
            while (asked.incrementAndGet() < MOST_REQUESTS) {
                try (var socket = new Socket(address.getHost(), address.getPort())) {
                    var path = "/graphql?query=%7Bmodels(filter:%7BminParameters:" + asked.get()
                            + "%7D)%7BtotalCount%7D%7D";
                    var head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    if (!answer.startsWith("HTTP/1.1 200") || !answer.contains(ANSWER)) {
                        failures.add("answered \"" + answer + "\"");
                    }
                    failures.addAll(resets);
                } catch (ConnectException closed) {
                    break;
                } catch (SocketException reset) {
                    failures.addAll(resets);
                    resets.add(reset.toString());
                }
            }
            return failures;
        };
    }

    /** Sends requests until the balancer stops. Returns the failed requests. */
    private Callable<List<String>> asking(URI address) {
        return () -> {
            // Each client keeps its connections as long as the server does.
            var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var failures = new ArrayList<String>();
            while (ready && asked.incrementAndGet() < MOST_REQUESTS) {
                try {
                    var answer = client.send(question(address), BodyHandlers.ofString());
                    if (answer.statusCode() != 200 || !answer.body().startsWith(ANSWER)) {
                        failures.add(answer.statusCode() + " " + answer.body());
                    }
                    if (answer.headers().firstValue("Connection").orElse("").equals("close")) {
                        closed.incrementAndGet();
                    }
                } catch (IOException lost) {
                    failures.add(lost.toString());
                }
            }
            return failures;
        };
    }

    /** Each request is different, so that it is computed. */
    private HttpRequest question(URI address) {
        var document = "{\"query\": \"{ models(filter: {minParameters: " + asked.get() + "}) { totalCount } }\"}";
        return HttpRequest.newBuilder(address.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document))
                .build();
    }

    private boolean isReady(ServingProgram serving) throws IOException, InterruptedException {
        HttpResponse<Void> answer = balancer.send(
                HttpRequest.newBuilder(serving.management().resolve("/q/health/ready"))
                        .build(),
                BodyHandlers.discarding());
        return answer.statusCode() == 200;
    }
}
