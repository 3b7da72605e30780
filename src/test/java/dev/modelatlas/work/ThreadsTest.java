package dev.modelatlas.work;

import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class ThreadsTest {
    /** Quarkus keeps the request ID of log lines in an inheritable thread local. */
    @Test
    void threadOfAPoolDoesNotInheritTheRequestThatCreatesIt() throws Exception {
        var request = new InheritableThreadLocal<String>();
        request.set("first");
        try {
            var inherited = new CompletableFuture<String>();
            Threads.daemons("test")
                    .newThread(() -> inherited.complete(request.get()))
                    .start();
            assertThat(inherited.get()).isNull();
        } finally {
            request.remove();
        }
    }
}
