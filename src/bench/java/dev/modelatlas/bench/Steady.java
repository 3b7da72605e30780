package dev.modelatlas.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import dev.modelatlas.bench.Known.Verdict;

/** Sends requests at a constant rate, whatever happens to the server, and compares each answer with the right one. */
final class Steady {
    /** Maximum duration of a run, longer than any fault takes. A run therefore ends even if its script has died. */
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private final Client client;
    private final Current current;
    private final PrintWriter log;
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

    private Steady(Client client, Current current, PrintWriter log) {
        this.client = client;
        this.current = current;
        this.log = log;
    }

    /**
     * Sends requests until the file {@code LOG.stop} exists, where LOG is the path of the log. Then prints the number
     * of requests, failures and wrong answers. The log has a line for each failure and each wrong answer: the time in
     * milliseconds since 1970, the verdict, and the response.
     *
     * @param arguments URL of the server, the log, requests per second, number of the current revision, and number of
     *     its models
     */
    public static void main(String... arguments) throws IOException {
        var stop = Path.of(arguments[1] + ".stop");
        try (var log = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1])))) {
            var steady = new Steady(new Client(URI.create(arguments[0])), Current.of(arguments), log);
            steady.run(stop, Duration.ofSeconds(1).dividedBy(Long.parseLong(arguments[2])));
            System.out.println(steady.counts());
        }
        System.exit(0);
    }

    private void run(Path stop, Duration pause) {
        var random = new SplittableRandom(1);
        var begin = System.nanoTime();
        var underWay = ConcurrentHashMap.<CompletableFuture<Void>>newKeySet();
        for (var due = begin; due - begin < AT_MOST.toNanos() && !Files.exists(stop); due += pause.toNanos()) {
            LockSupport.parkNanos(due - System.nanoTime());
            var answered = ask(Known.next(random, current));
            underWay.add(answered);
            answered.thenRun(() -> underWay.remove(answered));
        }
        CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new)).join();
    }

    private CompletableFuture<Void> ask(Known known) {
        return client.send(known.question()).handle((answer, failure) -> {
            if (failure == null) {
                note(known.judge(answer.statusCode(), answer.body()), answer.statusCode() + " " + answer.body());
            } else {
                var cause = failure instanceof CompletionException ? failure.getCause() : failure;
                note(cause instanceof HttpTimeoutException ? Verdict.WRONG : Verdict.FAILED, cause.toString());
            }
            return null;
        });
    }

    private synchronized void note(Verdict verdict, String what) {
        verdicts.merge(verdict, 1, Integer::sum);
        if (verdict != Verdict.RIGHT) {
            log.println(System.currentTimeMillis() + " " + verdict + " " + what.replace('\n', ' '));
            log.flush();
        }
    }

    private synchronized String counts() {
        var asked = verdicts.values().stream().mapToInt(Integer::intValue).sum();
        return asked + " " + verdicts.getOrDefault(Verdict.FAILED, 0) + " " + verdicts.getOrDefault(Verdict.WRONG, 0);
    }
}
