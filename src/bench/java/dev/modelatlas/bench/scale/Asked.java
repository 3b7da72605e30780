package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.modelatlas.bench.Commands;

/**
 * A document sent to a server over HTTP. The program wrk creates the load, because it uses little of the processor time
 * that it shares with the server.
 *
 * @param document a GraphQL document; null to request the URL by GET
 * @param etag ETag of the answer that the client already has; null when the client has none
 */
record Asked(String name, URI server, String document, String etag) implements Contender {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static Asked of(String name, Served server, String document) {
        return new Asked(name, server.address().resolve("/graphql"), document, null);
    }

    /** The same request by GET, from a client that already has the answer. */
    Asked again() throws IOException, InterruptedException {
        var address = URI.create(server + "?query=" + URLEncoder.encode(document, StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(address)
                .header("Accept", "application/graphql-response+json")
                .build();
        var tag = HTTP.send(request, BodyHandlers.discarding()).headers().firstValue("ETag");
        return new Asked(name, address, null, tag.orElseThrow());
    }

    /** The answer's {@code data}; fails when there are errors. */
    JsonNode answer() throws IOException, InterruptedException {
        var answer = JSON.readTree(body());
        if (answer.has("errors") || !answer.path("data").isObject()) {
            throw new IllegalStateException(name + " answers " + answer);
        }
        return answer.get("data");
    }

    byte[] body() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server)
                .header("Content-Type", "application/json")
                .header("Accept", "application/graphql-response+json");
        if (document != null) {
            request.POST(BodyPublishers.ofString(post()));
        }
        HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    name + " answers " + answer.statusCode() + ": " + new String(answer.body()));
        }
        return answer.body();
    }

    private String post() throws IOException {
        return JSON.writeValueAsString(Map.of("query", document));
    }

    @Override
    public Measured measure(int callers, Duration time) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c" + callers, "-d" + time.toSeconds() + "s"));
        command.addAll(List.of("--timeout", "20s", "-s", "src/bench/wrk.lua", server.toString()));
        var wrk = new ProcessBuilder(command).redirectErrorStream(true);
        wrk.environment().put("METHOD", document == null ? "GET" : "POST");
        if (document != null) {
            wrk.environment().put("BODY", post());
        }
        if (etag != null) {
            wrk.environment().put("ETAG", etag);
        }
        return result(Commands.output(wrk));
    }

    private Measured result(String output) {
        var numbers = output.lines()
                .filter(line -> line.startsWith("RESULT "))
                .map(line -> line.substring(7).split(" "))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("wrk printed no result: " + output));
        if (Long.parseLong(numbers[3]) > 0) {
            throw new IllegalStateException(name + " closed connections or did not respond in time: " + output);
        }
        var refused = Long.parseLong(numbers[2]);
        var answered = Long.parseLong(numbers[0]) - refused;
        return new Measured(
                answered / (Double.parseDouble(numbers[1]) / 1e6),
                Double.parseDouble(numbers[4]) / 1e3,
                Double.parseDouble(numbers[5]) / 1e3,
                refused);
    }
}
