package dev.modelatlas.bench.hostile;

import java.net.URI;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Sends WebSocket messages, and counts the kinds of answers. */
final class WebSocketCalls implements WebSocket.Listener {
    static final String INIT = "{\"type\":\"connection_init\"}";
    private static final Pattern TYPE = Pattern.compile("^\\{\"type\":\"(\\w+)\"");
    private static final int PATIENCE_SECONDS = 10;

    private final Caller caller;
    private final StringBuilder text = new StringBuilder();
    private final CountDownLatch enough;
    private final boolean reads;

    private WebSocketCalls(Caller caller, int enough, boolean reads) {
        this.caller = caller;
        this.enough = new CountDownLatch(enough);
        this.reads = reads;
    }

    /** Subscribes, and disconnects after nine answers: the acknowledgment and eight events. */
    static void follow(Caller caller, String document) throws InterruptedException {
        talk(caller, 9, true, List.of(INIT, subscribe("1", document)));
    }

    static String subscribe(String id, String document) {
        return "{\"id\":" + Caller.quoted(id) + ",\"type\":\"subscribe\",\"payload\":{\"query\":"
                + Caller.quoted(document) + "}}";
    }

    /**
     * Sends all messages, and waits for answers.
     *
     * @param enough number of answers after which the client disconnects
     * @param reads whether the client reads the answers; if not, the client stays connected until the caller is closed
     */
    static void talk(Caller caller, int enough, boolean reads, List<String> messages) throws InterruptedException {
        var calls = new WebSocketCalls(caller, enough, reads);
        var socket = open(caller, calls);
        if (socket == null) {
            return;
        }
        try {
            for (var message : messages) {
                socket.sendText(message, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException closed) {
            caller.met("closed");
        }
        if (!reads) {
            caller.keep(socket::abort);
            caller.met("kept");
            return;
        }
        if (!calls.enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            caller.met("silence");
        }
        socket.abort();
    }

    private static WebSocket open(Caller caller, WebSocketCalls calls) {
        try {
            return caller.http()
                    .newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create("ws://" + caller.server().getAuthority() + "/graphql"), calls)
                    .join();
        } catch (CompletionException refused) {
            caller.met(refused.getCause().getClass().getSimpleName());
            return null;
        }
    }

    @Override
    public void onOpen(WebSocket socket) {
        if (reads) {
            socket.request(Long.MAX_VALUE);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            var type = TYPE.matcher(text);
            caller.met(type.find() ? type.group(1) : "other");
            text.setLength(0);
            enough.countDown();
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        caller.met("close " + code);
        end();
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        caller.met(failure.getClass().getSimpleName());
        end();
    }

    private void end() {
        while (enough.getCount() > 0) {
            enough.countDown();
        }
    }
}
