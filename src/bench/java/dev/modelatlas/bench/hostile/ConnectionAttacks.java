package dev.modelatlas.bench.hostile;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

import static dev.modelatlas.bench.hostile.DocumentAttacks.many;

/** Attacks with connections, headers, and responses that nobody reads. */
final class ConnectionAttacks {
    private static final String D3 = "/webjars/d3/dist/d3.min.js";
    private static final int MOST_KEPT = 400;

    private ConnectionAttacks() {}

    static List<Attack> all() {
        return List.of(
                // Streams of HTTP/2
                Attack.of(
                        "streams of HTTP/2 that acknowledge nothing",
                        "headers|reset|goaway|closed",
                        caller -> limited(caller, 10, () -> Http2Flood.pages(caller, D3, 2_000))),
                Attack.of(
                        "texts of the schema over HTTP/2 that nobody takes",
                        "headers|reset|goaway|closed",
                        caller -> limited(caller, 10, () -> Http2Flood.pages(caller, "/graphql/schema.d.ts", 2_000))),
                // Malformed headers and messages
                Attack.of(
                        "no Host",
                        "400|500",
                        caller -> caller.raw("GET /graphql HTTP/1.1\r\nConnection: close\r\n\r\n")),
                Attack.of(
                        "two Hosts",
                        "400|200",
                        caller -> caller.raw(
                                "GET /graphql?query={__typename} HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n")),
                Attack.of(
                        "forwarded for nobody",
                        "200|400",
                        caller -> caller.get("/graphql?query=%7B__typename%7D", "X-Forwarded-For", ", 1.2.3.4")),
                Attack.of(
                        "a ping of deep JSON",
                        "close",
                        caller -> WebSocketCalls.talk(
                                caller,
                                3,
                                true,
                                List.of(
                                        WebSocketCalls.INIT,
                                        "{\"type\":\"ping\",\"payload\":" + "[".repeat(60_000) + "}"))),
                // Idle connections
                Attack.of(
                        "idle connections of one address",
                        "open",
                        caller -> limited(caller, MOST_KEPT, () -> {
                            caller.connect();
                            caller.met("open");
                        })),
                // Other attacks
                Attack.of("long answers that nobody takes", "sent", ConnectionAttacks::untaken),
                Attack.of(
                        "long answers over HTTP/2 that nobody takes",
                        "headers|reset|goaway|closed",
                        caller -> limited(caller, 5, () -> Http2Flood.questions(caller, () -> permalinks(caller), 20))),
                Attack.of(
                        "long answers to those who follow and do not read",
                        "kept",
                        caller -> limited(caller, 20, () -> WebSocketCalls.talk(caller, 1, false, followers(caller)))),
                Attack.of(
                        "a thousand requests before the first answer is read",
                        "200|closed",
                        ConnectionAttacks::pipeline),
                Attack.of(
                        "streams that are reset at once",
                        "goaway|closed",
                        caller -> Http2Flood.resets(caller, "/graphql?query=%7Bmodels%7BtotalCount%7D%7D", 3_000)),
                Attack.of(
                        "pages whose streams are reset at once",
                        "goaway|closed",
                        caller -> Http2Flood.resets(caller, "/", 3_000)),
                Attack.of(
                        "pings of HTTP/2 whose answers nobody takes",
                        "goaway|closed|ping",
                        caller -> limited(caller, 20, () -> Http2Flood.pings(caller, 50_000))),
                Attack.of(
                        "settings of HTTP/2 that must be acknowledged",
                        "goaway|closed",
                        caller -> limited(caller, 20, () -> Http2Flood.settings(caller, 50_000))),
                Attack.of(
                        "heads that arrive byte by byte",
                        "open",
                        caller -> limited(caller, 90, () -> {
                            caller.connect().getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
                            caller.met("open");
                        })),
                Attack.of(
                        "bodies that never end",
                        "open",
                        caller -> limited(caller, 90, () -> {
                            caller.connect()
                                    .getOutputStream()
                                    .write(("POST /graphql HTTP/1.1\r\nHost: a\r\n"
                                                    + "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n"
                                                    + "x".repeat(900_000))
                                            .getBytes(StandardCharsets.US_ASCII));
                            caller.met("open");
                        })),
                Attack.of("bodies that are cut at their last byte", "cut", caller -> {
                    try (var socket = caller.connect()) {
                        socket.getOutputStream()
                                .write(("POST /graphql HTTP/1.1\r\nHost: a\r\n"
                                                + "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n"
                                                + "x".repeat(999_999))
                                        .getBytes(StandardCharsets.US_ASCII));
                    }
                    caller.met("cut");
                }),
                Attack.of(
                        "chunks of one byte",
                        "400|413",
                        caller -> caller.raw(
                                "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                        + "Transfer-Encoding: chunked\r\n\r\n" + "1\r\nx\r\n".repeat(20_000)
                                        + "0\r\n\r\n")),
                Attack.of(
                        "heads that are too long",
                        "431|400|414|closed",
                        caller -> caller.raw("GET / HTTP/1.1\r\nHost: a\r\nCookie: " + "x".repeat(200_000)
                                + "\r\nConnection: close\r\n\r\n")),
                Attack.of(
                        "as many headers as fit",
                        "200|431",
                        caller -> caller.raw("GET / HTTP/1.1\r\nHost: a\r\n"
                                + many(1_000, "A%d: b\r\n"::formatted).replace("\n ", "\n")
                                + "Connection: close\r\n\r\n")),
                Attack.of(
                        "headers to negotiate by, new ones each time",
                        "200|406",
                        caller -> caller.get(
                                "/graphql?query=%7B__typename%7D",
                                "Accept",
                                "text/x" + caller.fresh() + String.join("", Collections.nCopies(600, ",a/b;q=0.1"))
                                        + ",*/*",
                                "Accept-Encoding",
                                String.join(",", Collections.nCopies(800, "gzip;q=0.1")),
                                "If-None-Match",
                                String.join(",", Collections.nCopies(800, "\"abc\"")))),
                Attack.of(
                        "blanks in a header, on a path that does not exist",
                        "404",
                        caller -> caller.get("/nothing", "Accept", "a" + " ".repeat(18_000) + caller.fresh())),
                Attack.of(
                        "a bomb in a compressed question",
                        "400|415|413",
                        caller -> caller.exchange(caller.request("/graphql")
                                .header("Content-Type", "application/json")
                                .header("Content-Encoding", "gzip")
                                .POST(BodyPublishers.ofByteArray(BOMB))
                                .build())),
                Attack.of("exports that are given up", "sent", ConnectionAttacks::givenUpExport),
                Attack.of(
                        "keys that nobody has",
                        "401|403",
                        caller -> caller.get(
                                "/graphql?query=%7B__typename%7D",
                                "Authorization", "Bearer " + caller.fresh() + "x".repeat(6_000))),
                Attack.of(
                        "keys of the right form that nobody has",
                        "401|429",
                        caller -> caller.get(
                                "/graphql?query=%7B__typename%7D",
                                "X-API-Key", "atlas_%012x_%s".formatted(caller.fresh(), "0".repeat(64)))),
                Attack.of(
                        "subscriptions that begin and end",
                        "error|next|close|complete",
                        caller -> WebSocketCalls.talk(caller, 90, true, subscribeOften(caller))),
                Attack.of(
                        "addresses that nothing is at",
                        "404",
                        caller -> caller.get("/" + caller.fresh() + "/%2e%2e/" + "a/".repeat(2_000))));
    }

    private static final byte[] BOMB = Caller.gzip("{\"query\":\"", " ".repeat(50_000_000), "{ __typename }\"}");

    /** One step of an attack. */
    interface Step {
        void run() throws Exception;
    }

    /**
     * Runs a step that leaves a resource open, until the caller has {@code most} open resources. After that, only keeps
     * them open.
     */
    static void limited(Caller caller, int most, Step step) throws Exception {
        if (caller.kept() < most) {
            step.run();
        } else {
            Thread.sleep(100);
        }
    }

    /** Requests answers of some megabytes on up to 90 connections of each caller, and reads no answer. */
    private static void untaken(Caller caller) throws Exception {
        limited(caller, 90, () -> {
            var body = permalinks(caller);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var out = caller.connect().getOutputStream();
            out.write(("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: "
                            + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            caller.met("sent");
        });
    }

    /** A query whose answer has about 7 MB. */
    private static String permalinks(Caller caller) {
        return "{\"query\":"
                + Caller.quoted("query ($s: String!) { model(slug: $s) { name } trends { citation { "
                        + many(12, "p%d: permalink"::formatted) + " } } } #" + caller.fresh())
                + ",\"variables\":{\"s\":\"" + "\uac00".repeat(50_000) + "\"}}";
    }

    private static List<String> followers(Caller caller) {
        var document = "subscription { revisionPublished(since: 0) { number "
                + many(60, n -> "a" + n + ": changes(first: 100) { nodes { kind slug } }") + " } } #" + caller.fresh();
        var messages = new java.util.ArrayList<>(List.of(WebSocketCalls.INIT));
        for (var id = 0; id < 20; id++) {
            messages.add(WebSocketCalls.subscribe("" + id, document));
        }
        return messages;
    }

    private static List<String> subscribeOften(Caller caller) {
        var messages = new java.util.ArrayList<>(List.of(WebSocketCalls.INIT));
        // Two messages for each subscription, so that the total stays below the maximum number of messages per second
        // (model-atlas.websocket.max-messages-per-second).
        for (var id = 0; id < 90; id++) {
            messages.add(WebSocketCalls.subscribe(
                    "" + id, "subscription { revisionPublished(since: 7) { number } } #" + caller.fresh()));
            messages.add("{\"id\":\"" + id + "\",\"type\":\"complete\"}");
        }
        return messages;
    }

    private static void pipeline(Caller caller) throws Exception {
        var socket = caller.connect();
        var request =
                "GET /graphql?query=%7Bmodels(first:50)%7Bnodes%7Bslug%20name%20links%7D%7D%7D HTTP/1.1\r\nHost: a\r\n\r\n";
        try {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(request.repeat(1_000).getBytes(StandardCharsets.US_ASCII));
            caller.hear(socket);
        } catch (IOException closed) {
            caller.met("closed");
        }
    }

    private static void givenUpExport(Caller caller) throws IOException {
        try (var socket = caller.connect()) {
            socket.getOutputStream()
                    .write("GET /export/models.csv HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            caller.met("sent");
            socket.setSoLinger(true, 0);
        }
    }
}
