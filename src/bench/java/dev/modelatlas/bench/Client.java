package dev.modelatlas.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client of a server on this machine, with as many connections as needed. */
final class Client {
    /** Maximum time for an answer. A slow machine under load has needed more than 20 s. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI graphql;

    /** @param server URL of the server, without a path. Only loopback addresses are allowed. */
    Client(URI server) {
        if (!"127.0.0.1".equals(server.getHost()) && !"localhost".equals(server.getHost())) {
            throw new IllegalArgumentException("The load test accepts only a server on this machine, not " + server);
        }
        this.graphql = server.resolve("/graphql");
    }

    /**
     * Sends a request.
     *
     * @param due time at which the request was due, by {@link System#nanoTime}
     * @return a future that never fails; without a complete answer, the status is 0
     */
    CompletableFuture<Answered> ask(Question question, long due) {
        return send(question)
                .handle((answer, failure) ->
                        new Answered(failure == null ? status(answer) : 0, System.nanoTime() - due));
    }

    /** The status of a complete answer; 0 when fields failed, although the HTTP status is then 200. */
    private static int status(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().contains("\"errors\":[") ? 0 : answer.statusCode();
    }

    /**
     * Sends a request.
     *
     * @return the response, whatever its status; fails when no response arrives in time
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
