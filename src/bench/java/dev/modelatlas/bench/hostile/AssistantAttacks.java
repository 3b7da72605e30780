package dev.modelatlas.bench.hostile;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/** Assistants that send more than they should to {@code /mcp}. */
final class AssistantAttacks {
    private static final String PATH = "/mcp";
    private static final int AT_ONCE = 60;
    private static final int MOST_KEPT = 90;

    private AssistantAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("assistants: a flood of calls", "503 OVERLOADED", AssistantAttacks::flood),
                Attack.of("assistants: sessions and streams that nobody uses", "405", caller -> {
                    send(caller, message("initialize", "{\"protocolVersion\":\"2025-11-25\"}"));
                    caller.get(PATH, "Mcp-Session-Id", "s" + caller.fresh());
                }),
                Attack.of(
                        "assistants: batches of a thousand calls",
                        "^400",
                        caller -> send(
                                caller,
                                IntStream.range(0, 1000)
                                        .mapToObj(n -> trends(caller))
                                        .collect(joining(",", "[", "]")))),
                Attack.of(
                        "assistants: JSON that nests deeply",
                        "400 LIMIT_EXCEEDED",
                        caller -> send(caller, "{\"params\":" + "[".repeat(500_000))),
                Attack.of(
                        "assistants: arguments that nest deeply",
                        "^200",
                        caller -> send(
                                caller,
                                call(
                                        "trends",
                                        "{\"filter\":" + "{\"not\":".repeat(400) + "{}" + "}".repeat(400) + "}"))),
                Attack.of(
                        "assistants: bodies of two megabytes",
                        "413 PAYLOAD_TOO_LARGE",
                        caller -> send(caller, call("search", "{\"text\":\"" + "a".repeat(2_000_000) + "\"}"))),
                Attack.of(
                        "assistants: the costliest query",
                        "^200|503",
                        caller -> send(caller, call("query", "{\"query\":" + Caller.quoted(expensive(caller)) + "}"))),
                Attack.of("assistants: answers that nobody takes", "sent", AssistantAttacks::untaken),
                Attack.of(
                        "assistants: the description of the dataset",
                        "^200|503",
                        caller -> caller.get("/export/croissant.json")));
    }

    /** Sends many calls at once, and waits for all answers. */
    private static void flood(Caller caller) {
        var answers = IntStream.range(0, AT_ONCE)
                .mapToObj(n -> caller.http()
                        .sendAsync(request(caller, trends(caller)), BodyHandlers.ofString())
                        .thenAccept(answer -> caller.met(answer.statusCode(), answer.body())))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(answers).join();
    }

    private static void untaken(Caller caller) throws Exception {
        ConnectionAttacks.limited(caller, MOST_KEPT, () -> {
            var body = call("query", "{\"query\":" + Caller.quoted(lengthy(caller)) + "}")
                    .getBytes(StandardCharsets.UTF_8);
            var head = "POST /mcp HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length + "\r\n\r\n";
            var out = caller.connect().getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            caller.met("sent");
        });
    }

    /** A query whose answer is almost as long as the limit for the answers of tools. */
    private static String lengthy(Caller caller) {
        return "{ models(first: 100, revision: 8) { nodes { slug name links tasks { slug } } } } #" + caller.fresh();
    }

    private static String expensive(Caller caller) {
        return "{ "
                + DocumentAttacks.many(
                        25,
                        n -> "t" + n + ": trends(filter: {text: \"a" + caller.fresh()
                                + "\"}) { series(by: TASK, top: 5) { key years { year modelCount rank } } }")
                + " }";
    }

    /** A call that counts models under a new filter, so that no cache has the answer. */
    private static String trends(Caller caller) {
        return call(
                "trends",
                "{\"by\":\"TASK\",\"filter\":{\"maxParameters\":" + (1e12 + caller.fresh()) + "},\"records\":1}");
    }

    private static String call(String tool, String arguments) {
        return message("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    static String message(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    /** Sends a body to {@code /mcp}. */
    static void send(Caller caller, String body) throws IOException, InterruptedException {
        caller.exchange(request(caller, body));
    }

    private static HttpRequest request(Caller caller, String body) {
        return caller.request(PATH)
                .setHeader("Accept", "application/json, text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
