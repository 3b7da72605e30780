package dev.modelatlas.bench.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.modelatlas.bench.hostile.Attack.Call;

import static dev.modelatlas.bench.hostile.ConnectionAttacks.limited;
import static dev.modelatlas.bench.hostile.FrameFlood.frame;
import static dev.modelatlas.bench.hostile.FreshNumberAttacks.each;

/**
 * Attacks that reviewers proposed without having seen the code ("fresh eyes"), numbers 4 and 8 to 10: attacks by frames
 * and connections, and attacks on slots that the server might not release.
 */
final class FreshConnectionAttacks {
    private static final String PING = "{\"type\":\"ping\"}";
    private static final String HEAD = " HTTP/1.1\r\nHost: a\r\n";
    private static final String SLOW =
            "{ trends(filter: {maxParameters: 1%015d.5}) { series(by: TASK) { key years { rank } } ranking(by: ORGANIZATION) { key } } }";

    private static final int[] MOMENTS = {0, 0, 1, 3, 10, 30, 100};

    private FreshConnectionAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of(
                        "fresh eyes 4: answers of long keys that nobody takes",
                        "sent",
                        caller -> limited(caller, 15, () -> untaken(caller))),
                flood("ping frames", new byte[0], FrameFlood.repeat(frame(FrameFlood.PING, "x".repeat(125)), 400)),
                flood("ping messages", new byte[0], FrameFlood.repeat(frame(FrameFlood.TEXT, PING), 2_000)),
                flood("pong frames", new byte[0], FrameFlood.repeat(frame(FrameFlood.PONG, ""), 8_000)),
                flood(
                        "empty continuations",
                        FrameFlood.part(FrameFlood.TEXT, "{"),
                        FrameFlood.repeat(FrameFlood.part(FrameFlood.CONTINUATION, ""), 8_000)),
                each("fresh eyes 8: subscriptions with nothing in them", "error|next|close", nothingInIt()),
                Attack.of(
                        "fresh eyes 8: heavy events to everybody who follows",
                        "next|error",
                        caller -> WebSocketCalls.talk(caller, 7, true, heavy(caller))),
                each("fresh eyes 9: streams that the server has to reset", "goaway|closed|reset", madeResets()),
                each("fresh eyes 9: heads of HTTP/2 that lack something", "headers|goaway|reset", Http2Odd.calls()),
                Attack.of(
                        "fresh eyes 9: upgrades to HTTP/2 with bodies that do not come",
                        "open",
                        caller -> limited(caller, 90, () -> {
                            caller.connect()
                                    .getOutputStream()
                                    .write(ascii("POST /graphql" + HEAD
                                            + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                                            + "HTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Type: application/json\r\n"
                                            + "Content-Length: 1000000\r\n\r\n{"));
                            caller.met("open");
                        })),
                each("fresh eyes 9: frames of HTTP/2 that ask for nothing", "goaway|closed", Http2Odd.floods()),
                each("fresh eyes 10: downloads that are broken off at every moment", "200", downloads()),
                each("fresh eyes 10: handshakes that fail or are broken off", "101", handshakes()),
                Attack.of(
                        "fresh eyes 10: files of nobody that do not come",
                        "401",
                        caller -> caller.raw("POST /imports?asOf=2026-11-01" + HEAD
                                + "Content-Type: text/csv\r\nContent-Length: 100000000\r\n\r\n")),
                Attack.of("fresh eyes 10: leaders of a shared answer who leave", "200", FreshConnectionAttacks::leave),
                Attack.of(
                        "fresh eyes 10: a megabyte in chunks of one byte",
                        "200|400|413|503",
                        caller -> caller.raw("POST /graphql" + HEAD
                                + "Content-Type: application/json\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + chunks("{\"query\":\"{ revision { number } }" + " ".repeat(150_000) + "#"
                                        + "x".repeat(800_000) + "\"}"))));
    }

    private static Attack flood(String name, byte[] first, byte[] block) {
        return Attack.of(
                "fresh eyes 8: " + name + " without end",
                "closed|not taken",
                caller -> FrameFlood.send(caller, first, block, 400));
    }

    private static void untaken(Caller caller) throws IOException {
        var body = "{\"query\":\"{ models(first: 85) { nodes { " + FreshNumberAttacks.key(caller) + ": name } } }\"}";
        var out = caller.connect().getOutputStream();
        out.write(ascii("POST /graphql" + HEAD + "Content-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body));
        caller.met("sent");
    }

    private static List<Call> nothingInIt() {
        var skipped = "subscription { ... @include(if: false) { revisionPublished { number } } }";
        return Stream.of(
                        IntStream.range(0, 30)
                                .mapToObj(id -> WebSocketCalls.subscribe("" + id, skipped))
                                .toList(),
                        List.of(WebSocketCalls.subscribe("a", "subscription { __typename }")),
                        List.of(WebSocketCalls.subscribe(
                                "a",
                                "subscription { a: revisionPublished { number } b: revisionPublished { number } }")),
                        List.of(WebSocketCalls.subscribe(
                                "a", "subscription { revisionPublished(since: -2147483648) { number } }")),
                        List.of(WebSocketCalls.subscribe(
                                "i".repeat(200), "subscription { revisionPublished(since: 7) { number } }")),
                        List.of(
                                "{\"id\":\"a\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription ($s: Boolean!)"
                                        + " { revisionPublished @skip(if: $s) { number } }\",\"variables\":{\"s\":true}}}"),
                        List.of("{\"id\":\"\\ud800\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription"
                                + " { revisionPublished(since: 7) { number } }\"}}"),
                        List.of("{\"type\":\"subscribe\",\"id\":5,\"payload\":{\"query\":5}}"),
                        List.of("null"))
                .<Call>map(messages -> caller -> WebSocketCalls.talk(
                        caller,
                        1 + messages.size(),
                        true,
                        Stream.concat(Stream.of(WebSocketCalls.INIT), messages.stream())
                                .toList()))
                .toList();
    }

    private static List<String> heavy(Caller caller) {
        var document =
                "subscription { revisionPublished(since: 0) { changes(first: 100) { nodes { model { name history {"
                        + " fields { before after } } organizations { slug } tasks { name } } } } } } #"
                        + caller.fresh();
        var messages = new ArrayList<>(List.of(WebSocketCalls.INIT));
        IntStream.range(0, 6).forEach(id -> messages.add(WebSocketCalls.subscribe("" + id, document)));
        return messages;
    }

    /** Attacks like CVE-2025-55163, in which a stream that the server resets no longer counts as open. */
    private static List<Call> madeResets() {
        return Http2Flood.BREAKS.stream()
                .<Call>map(by -> caller -> Http2Flood.brokenBy(
                        caller,
                        by,
                        3_000,
                        n -> "/graphql?query=%7Bmodels(first:1,filter:%7BmaxParameters:1" + caller.fresh()
                                + "%7D)%7BtotalCount%7D%7D"))
                .toList();
    }

    private static List<Call> downloads() {
        var calls = new ArrayList<Call>();
        for (var path : List.of(
                "/export/models.csv",
                "/export/models.ndjson?countries=US&derived=true",
                "/export/organizations.csv",
                "/changes?since=0",
                "/changes?since=0&format=2")) {
            Stream.of(
                            "GET " + path + HEAD + "\r\n",
                            "HEAD " + path + HEAD + "\r\n",
                            ("GET " + path + HEAD + "\r\n").repeat(2),
                            "GET " + path + HEAD + "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n",
                            "GET " + path + HEAD + "Accept-Encoding: gzip\r\n\r\n",
                            "GET " + path + " HTTP/1.0\r\nHost: a\r\n\r\n")
                    .forEach(request -> calls.add(caller -> {
                        for (var moment : MOMENTS) {
                            cut(caller, request, moment);
                        }
                        caller.raw("GET /export/models.csv?countries=KR" + HEAD + "Connection: close\r\n\r\n");
                    }));
        }
        return calls;
    }

    private static List<Call> handshakes() {
        var right = FrameFlood.HANDSHAKE;
        return Stream.of(
                        right,
                        right.replace("Version: 13", "Version: 12"),
                        right.replace("Sec-WebSocket-Key", "X-Key"),
                        right.replace("graphql-transport-ws", "soap"),
                        right.replace("HTTP/1.1", "HTTP/1.0"),
                        right.replace("\r\n\r\n", "\r\nContent-Length: 5\r\n\r\nhello"),
                        right + "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                .<Call>map(request -> caller -> {
                    for (var moment : MOMENTS) {
                        cut(caller, request, moment);
                    }
                    caller.raw(right);
                })
                .toList();
    }

    /** One client sends a query and disconnects; another client sends the same query and waits. */
    private static void leave(Caller caller) throws Exception {
        var document = SLOW.formatted(caller.fresh());
        var body = "{\"query\":" + Caller.quoted(document) + "}";
        cut(
                caller,
                "POST /graphql" + HEAD + "Content-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body,
                MOMENTS[caller.random().nextInt(MOMENTS.length)]);
        caller.ask(document);
    }

    /** Sends a request, waits for {@code millis} milliseconds, and resets the connection. */
    private static void cut(Caller caller, String request, int millis) throws IOException, InterruptedException {
        try (var socket = caller.connect()) {
            socket.getOutputStream().write(ascii(request));
            Thread.sleep(millis);
            socket.setSoLinger(true, 0);
        }
    }

    private static String chunks(String body) {
        var chunks = new StringBuilder();
        body.chars().forEach(sign -> chunks.append("1\r\n").append((char) sign).append("\r\n"));
        return chunks.append("0\r\n\r\n").toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
