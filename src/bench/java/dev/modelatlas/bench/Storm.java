package dev.modelatlas.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import dev.modelatlas.bench.Known.Verdict;

/** Opens many connections and sends one request on each at the same moment. */
final class Storm {
    /** Maximum time for all connections to open, and maximum time in which the server answers none of the requests. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int PAUSE_MILLIS = 500;

    private final InetSocketAddress server;
    private final CyclicBarrier everyone;
    /** When the server last answered a request, by {@link System#nanoTime}. */
    private final AtomicLong answered = new AtomicLong();

    private Storm(int port, int connections) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.everyone = new CyclicBarrier(connections);
    }

    /**
     * Prints the number of requests, failures and wrong answers. A 503 is a failure; a connection that is refused or
     * broken is wrong. A request without an answer is wrong only when the server has answered no request for a minute,
     * because the duration of a storm depends on the machine.
     *
     * @param arguments port of a server on this machine, connections per storm, number of storms, number of the current
     *     revision, and number of its models
     */
    public static void main(String... arguments) throws Exception {
        var connections = Integer.parseInt(arguments[1]);
        var storms = Integer.parseInt(arguments[2]);
        var current = Current.of(arguments);
        var counts = new int[Verdict.values().length];
        var threads = Executors.newFixedThreadPool(connections);
        for (var storm = 0; storm < storms; storm++) {
            var random = new SplittableRandom(storm);
            var once = new Storm(Integer.parseInt(arguments[0]), connections);
            var callers = new ArrayList<Callable<Verdict>>();
            for (var caller = 0; caller < connections; caller++) {
                var known = Known.next(random, current);
                callers.add(() -> once.ask(known));
            }
            for (Future<Verdict> verdict : threads.invokeAll(callers)) {
                counts[verdict.get().ordinal()]++;
            }
        }
        threads.shutdown();
        System.out.println(
                storms * connections + " " + counts[Verdict.FAILED.ordinal()] + " " + counts[Verdict.WRONG.ordinal()]);
    }

    private Verdict ask(Known known) throws InterruptedException {
        var body = known.question().body();
        var request = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nAccept: application/graphql-response+json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        try (var socket = new Socket()) {
            socket.connect(server, (int) PATIENCE.toMillis());
            everyone.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            // Keeps all connections open for a moment, so that the script that started this program can count them.
            Thread.sleep(PAUSE_MILLIS);
            everyone.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            answered.set(System.nanoTime());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = read(socket);
            answered.set(System.nanoTime());
            var status = Integer.parseInt(answer.substring(9, 12));
            return known.judge(status, answer.substring(answer.indexOf("\r\n\r\n") + 4));
        } catch (IOException | IndexOutOfBoundsException | BrokenBarrierException | TimeoutException broken) {
            System.err.println(broken);
            return Verdict.WRONG;
        }
    }

    private String read(Socket socket) throws IOException {
        socket.setSoTimeout(1_000);
        var answer = new ByteArrayOutputStream();
        var part = new byte[8_192];
        while (true) {
            try {
                var length = socket.getInputStream().read(part);
                if (length < 0) {
                    return answer.toString(StandardCharsets.UTF_8);
                }
                answer.write(part, 0, length);
            } catch (SocketTimeoutException silent) {
                if (System.nanoTime() - answered.get() > PATIENCE.toNanos()) {
                    throw silent;
                }
            }
        }
    }
}
