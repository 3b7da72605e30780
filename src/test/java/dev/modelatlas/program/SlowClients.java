package dev.modelatlas.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Slow clients of a server. One thread runs thousands of them: each sends its first bytes, and then behaves according
 * to its kind.
 */
final class SlowClients implements AutoCloseable {
    private static final String HEAD = "GET /favicon.svg HTTP/1.1\r\nHost: localhost\r\n";
    private static final String LARGE = "GET /graphql-ui/graphiql.min.js HTTP/1.1\r\nHost: localhost\r\n\r\n";

    enum Manner {
        SAYS_NOTHING(""),
        IDLES_AFTER_AN_ANSWER(HEAD + "\r\n"),
        SENDS_HALF_A_HEAD(HEAD),
        DRIPS_A_HEAD("GET /?"),
        SENDS_HALF_A_BODY("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: 100\r\n\r\n{\"query\""),
        TAKES_A_BYTE_A_SECOND(LARGE.repeat(3));

        private final byte[] opening;

        Manner(String opening) {
            this.opening = opening.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /**
     * One client. Times are those of {@link System#nanoTime}; 0 means not yet. The first one precedes the connection,
     * because this process may pause afterwards, while the server's timeouts run.
     */
    private static final class Client {
        private final Manner manner;
        private final SocketChannel channel;
        private final long since;
        private long closed;

        Client(Manner manner, InetSocketAddress server) throws IOException {
            this.manner = manner;
            since = System.nanoTime();
            channel = SocketChannel.open();
            if (manner == Manner.TAKES_A_BYTE_A_SECOND) {
                // Unread data must wait in the server, not in this process.
                channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
            }
            channel.connect(server);
            channel.configureBlocking(false);
            channel.write(ByteBuffer.wrap(manner.opening));
        }

        boolean listens() {
            return manner != Manner.TAKES_A_BYTE_A_SECOND;
        }
    }

    private final InetSocketAddress server;
    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(65_536);
    private long nextSecond = System.nanoTime();

    SlowClients(InetSocketAddress server) throws IOException {
        this.server = server;
    }

    /** Opens more clients of one kind. */
    void open(Manner manner, int count) throws IOException {
        for (var i = 0; i < count; i++) {
            var client = new Client(manner, server);
            clients.add(client);
            if (client.listens()) {
                client.channel.register(selector, SelectionKey.OP_READ, client);
            }
            if (i % 100 == 0) {
                listen(1);
            }
        }
    }

    /** Runs the clients until the server has closed all silent ones, or until the time is over. */
    void run(Duration time) throws IOException {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && clients.stream().anyMatch(client -> client.listens() && client.closed == 0)) {
            listen(100);
            if (System.nanoTime() > nextSecond) {
                nextSecond += Duration.ofSeconds(1).toNanos();
                drip();
            }
        }
    }

    /**
     * How long the clients of a kind were connected, in seconds, sorted. Clients that are still connected are left out.
     */
    double[] lives(Manner manner) {
        return clients.stream()
                .filter(client -> client.manner == manner && client.closed > 0)
                .flatMapToLong(client -> LongStream.of(client.closed - client.since))
                .sorted()
                .mapToDouble(nanos -> nanos / 1e9)
                .toArray();
    }

    @Override
    public void close() throws IOException {
        for (var client : clients) {
            client.channel.close();
        }
        selector.close();
    }

    private void listen(long milliseconds) throws IOException {
        selector.select(key -> take((Client) key.attachment(), buffer.clear()), milliseconds);
    }

    private void drip() {
        for (var client : clients) {
            if (client.closed == 0 && client.manner == Manner.DRIPS_A_HEAD) {
                say(client, "x");
            } else if (client.closed == 0 && client.manner == Manner.TAKES_A_BYTE_A_SECOND) {
                take(client, buffer.clear().limit(1));
            }
        }
    }

    private static void say(Client client, String text) {
        try {
            client.channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException reset) {
            end(client);
        }
    }

    private static void take(Client client, ByteBuffer into) {
        try {
            var read = client.channel.read(into);
            if (read < 0) {
                end(client);
            }
        } catch (IOException reset) {
            end(client);
        }
    }

    /** Releases the file descriptor at once, because the test counts those of the server. */
    private static void end(Client client) {
        client.closed = System.nanoTime();
        try {
            client.channel.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
