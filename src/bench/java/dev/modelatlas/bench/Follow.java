package dev.modelatlas.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** Follows the publications of a server. */
final class Follow implements WebSocket.Listener {
    private static final Pattern PUBLISHED = Pattern.compile("\"revisionPublished\":\\{\"number\":(\\d+)}");

    private final String document;
    private final StringBuilder text = new StringBuilder();
    private CompletionStage<WebSocket> sent = CompletableFuture.completedFuture(null);
    private final CountDownLatch end = new CountDownLatch(1);

    private Follow(String since) {
        this.document = "subscription { revisionPublished(since: " + Integer.parseInt(since) + ") { number } }";
    }

    /**
     * Prints a line for each published revision: the milliseconds since 1970, and its number. Ends when the server ends
     * the connections.
     *
     * @param arguments URL of a server on this machine; the number of the revision after which to begin; and the number
     *     of followers (one by default), each with its own connection and output
     */
    public static void main(String... arguments) throws InterruptedException {
        var address = URI.create("ws://" + URI.create(arguments[0]).getAuthority() + "/graphql");
        var client = HttpClient.newHttpClient();
        var followers = new Follow[arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1];
        for (int i = 0; i < followers.length; i++) {
            followers[i] = new Follow(arguments[1]);
            client.newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(address, followers[i])
                    .join();
        }
        for (var follower : followers) {
            follower.end.await();
        }
    }

    @Override
    public void onOpen(WebSocket server) {
        send(server, "{\"type\":\"connection_init\"}");
        server.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket server, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            hear(server, text.toString());
            text.setLength(0);
        }
        server.request(1);
        return null;
    }

    private void hear(WebSocket server, String message) {
        var published = PUBLISHED.matcher(message);
        if (message.contains("\"connection_ack\"")) {
            send(server, "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + document + "\"}}");
        } else if (published.find()) {
            System.out.println(System.currentTimeMillis() + " " + published.group(1));
        }
    }

    /** Sends a message after the previous one, because the JDK refuses a message while it sends another one. */
    private void send(WebSocket server, String message) {
        sent = sent.thenCompose(previous -> server.sendText(message, true));
    }

    @Override
    public CompletionStage<?> onClose(WebSocket server, int code, String reason) {
        end.countDown();
        return null;
    }

    @Override
    public void onError(WebSocket server, Throwable failure) {
        end.countDown();
    }
}
