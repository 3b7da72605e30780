package dev.modelatlas.webhook;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

import dev.modelatlas.webhook.Attempt.Outcome;

/** One request and its answer, which is told by its status; of its body no more than a little is read. */
final class Exchange {
    /** Whoever answers with more is hung up on. */
    private static final int MOST_BYTES = 64 * 1024;

    private final Clock clock;
    private HttpClientRequest request;
    private Attempt answered;
    private boolean isOver;

    Exchange(Clock clock) {
        this.clock = clock;
    }

    CompletableFuture<Attempt> run(HttpClient client, RequestOptions options, Message message) {
        return client.request(options)
                .compose(opened -> send(opened, message))
                .compose(this::read)
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** What the receiver has said, if it has: who answers and then does not end has answered. */
    synchronized Optional<Attempt> answered() {
        return Optional.ofNullable(answered);
    }

    /** Nothing is sent from now on: what was given up must not arrive behind what comes next. */
    synchronized void end() {
        isOver = true;
        if (request != null) {
            request.reset();
        }
    }

    private synchronized Future<HttpClientResponse> send(HttpClientRequest opened, Message message) {
        request = opened;
        if (isOver) {
            opened.reset();
            return Future.failedFuture("too late");
        }
        return opened.send(Buffer.buffer(message.body()));
    }

    private synchronized Future<Attempt> read(HttpClientResponse response) {
        var attempt = attempt(response);
        answered = attempt;
        Promise<Attempt> read = Promise.promise();
        var bytes = new int[1];
        response.handler(part -> {
                    bytes[0] += part.length();
                    if (bytes[0] > MOST_BYTES) {
                        read.tryComplete(attempt);
                    }
                })
                .exceptionHandler(broken -> read.tryComplete(attempt))
                .endHandler(end -> read.tryComplete(attempt));
        return read.future();
    }

    private Attempt attempt(HttpClientResponse response) {
        var status = response.statusCode();
        var words = "answered " + status;
        if (status >= 200 && status < 300) {
            return new Attempt(Outcome.DELIVERED, words, null);
        }
        var redirected = status >= 300 && status < 400 ? ", and redirects are not followed" : "";
        return new Attempt(Outcome.REFUSED, words + redirected, retryAfter(response.getHeader("Retry-After")));
    }

    /** Seconds, or a moment; null when it is neither, or past. */
    private Duration retryAfter(String header) {
        if (header == null) {
            return null;
        }
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            var moment = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
            return WebhookRepository.age(clock.instant(), moment);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
