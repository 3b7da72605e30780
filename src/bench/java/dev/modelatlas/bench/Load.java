package dev.modelatlas.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Puts a server under load. */
final class Load {
    private final Client client;
    private final SplittableRandom seeds;

    /** @param seed seed of all random choices: the requests and their times */
    Load(Client client, long seed) {
        this.client = client;
        this.seeds = new SplittableRandom(seed);
    }

    /** A closed loop: each caller sends its next request when its previous request has been answered. */
    List<Answered> closed(int callers, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        var answers = new ConcurrentLinkedQueue<Answered>();
        var calls = Stream.iterate(1, caller -> caller + 1)
                .limit(callers)
                .map(caller -> call(seeds.split(), end, answers))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(calls).join();
        return List.copyOf(answers);
    }

    private CompletableFuture<Void> call(SplittableRandom random, long end, ConcurrentLinkedQueue<Answered> answers) {
        if (System.nanoTime() >= end) {
            return CompletableFuture.completedFuture(null);
        }
        return client.ask(Question.next(random), System.nanoTime()).thenComposeAsync(answer -> {
            answers.add(answer);
            return call(random, end, answers);
        });
    }

    /**
     * An open loop: requests are sent at random times, however slow the server is. Intervals are those of a Poisson
     * process. The response time counts from the time when a request was due. It therefore includes the time for which
     * a stalled server delays requests.
     *
     * @param rate average requests per second
     */
    List<Answered> open(double rate, Duration time) {
        var random = seeds.split();
        var due = System.nanoTime();
        var end = due + time.toNanos();
        var answers = new ArrayList<CompletableFuture<Answered>>();
        while (due < end) {
            for (var early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            answers.add(client.ask(Question.next(random), due));
            due += (long) (-Math.log(1 - random.nextDouble()) / rate * 1e9);
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
