package dev.modelatlas.testsupport;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Clients of a server that work at the same time, so that none of the processors waits for the others. */
public final class AtOnce {
    private AtOnce() {}

    /**
     * Does the work for each, some at once, and returns when all is done. Without any, nothing would be tried.
     *
     * @throws java.util.concurrent.CompletionException for the first that failed
     */
    public static <T> void each(Collection<T> all, Consumer<T> work) {
        if (all.isEmpty()) {
            throw new AssertionError("nothing to do");
        }
        var clients = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            CompletableFuture.allOf(all.stream()
                            .map(one -> CompletableFuture.runAsync(() -> work.accept(one), clients))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            clients.shutdownNow();
        }
    }
}
