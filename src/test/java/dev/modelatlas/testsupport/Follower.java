package dev.modelatlas.testsupport;

import java.net.URI;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;

/** A WebSocket client that takes one message at a time. It responds to pings while it reads. */
public final class Follower implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_IN_SECONDS = 20;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private volatile boolean reads = true;

    private Follower(URI server, Map<String, String> headers) {
        var builder = Clients.http().newWebSocketBuilder().subprotocols("graphql-transport-ws");
        headers.forEach(builder::header);
        socket = builder.buildAsync(URI.create("ws://" + server.getAuthority() + "/graphql"), new Listening())
                .join();
    }

    /** Connects without sending anything. */
    public static Follower silent() {
        return new Follower(underTest(), Map.of());
    }

    /** Connects, and initializes the connection so that the client can subscribe. */
    public static Follower connect() {
        return connect(underTest(), Map.of());
    }

    public static Follower connect(Map<String, String> headers) {
        return connect(underTest(), headers);
    }

    /** Connects to a server other than the one under test. */
    public static Follower connect(URI server) {
        return connect(server, Map.of());
    }

    private static URI underTest() {
        return URI.create("http://localhost:" + RestAssured.port);
    }

    private static Follower connect(URI server, Map<String, String> headers) {
        var follower = new Follower(server, headers).send("{\"type\": \"connection_init\"}");
        var answer = follower.message();
        if (!answer.path("type").asText().equals("connection_ack")) {
            throw new AssertionError("not acknowledged but " + answer);
        }
        return follower;
    }

    public Follower send(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    public Follower sendBytes() {
        socket.sendBinary(ByteBuffer.allocate(1), true).join();
        return this;
    }

    public Follower subscribe(String id, String document) {
        AskedDocuments.note(document);
        return send(write(Map.of("id", id, "type", "subscribe", "payload", Map.of("query", document))));
    }

    public Follower complete(String id) {
        return send(write(Map.of("id", id, "type", "complete")));
    }

    /** The next message. Fails if none arrives. */
    public JsonNode message() {
        try {
            var text = messages.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("no message; closed: " + closed.getNow(null));
            }
            return JSON.readTree(text);
        } catch (InterruptedException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next messages. */
    public List<JsonNode> messages(int count) {
        return Stream.generate(this::message).limit(count).toList();
    }

    /** The numbers of the next revisions received. */
    public List<Integer> numbers(int count) {
        return messages(count).stream().map(Follower::number).toList();
    }

    /** The revision's number in a message. */
    public static int number(JsonNode message) {
        return message.at("/payload/data/revisionPublished/number").asInt();
    }

    /** Whether an unread message has arrived. */
    public boolean hasMessage() {
        return !messages.isEmpty();
    }

    /** Stops reading until {@link #readAgain}, as if the network had stalled. */
    public Follower stopReading() {
        reads = false;
        return this;
    }

    public void readAgain() {
        reads = true;
        socket.request(1);
    }

    /** The server's close code; 1006 when it closes without one. */
    public int closeCode() {
        return closed.orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static String write(Map<String, Object> message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Listening implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            if (reads) {
                from.request(1);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed.complete(1006);
        }
    }
}
