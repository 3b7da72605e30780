package dev.modelatlas.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks a server on this machine, on as many connections as it takes. */
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI graphql;

    /** @param server address of the server, without a path; on the loopback interface, others are refused */
    Client(URI server) {
        if (!"127.0.0.1".equals(server.getHost()) && !"localhost".equals(server.getHost())) {
            throw new IllegalArgumentException("Only a server on this machine is put under load, not " + server);
        }
        this.graphql = server.resolve("/graphql");
    }

    /**
     * Sends a question.
     *
     * @param due when it was to be sent, by {@link System#nanoTime}
     * @return completes in any case
     */
    CompletableFuture<Answered> ask(Question question, long due) {
        return send(question)
                .handle((answer, failure) ->
                        new Answered(failure == null ? status(answer) : 0, System.nanoTime() - due));
    }

    /** That of an answer which is whole; 0 when fields have failed, which the status does not tell. */
    private static int status(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("\"errors\":[") ? 0 : answer.statusCode();
    }

    /**
     * Sends a question.
     *
     * @return its answer, whatever the status; fails when there is none, or not in time
     */
    CompletableFuture<HttpResponse<String>> send(Question question) {
        var request = HttpRequest.newBuilder(graphql)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofString(question.body()))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString());
    }
}
