package dev.modelatlas.testsupport;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs clients of a server in parallel, so that all processors are busy. */
public final class AtOnce {
    private AtOnce() {}

    /**
     * Runs the work for each element, several in parallel, and returns when all are done. Fails without elements,
     * because nothing would be tested.
     *
     * @throws java.util.concurrent.CompletionException for the first element whose work failed
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
