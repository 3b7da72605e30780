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

import dev.modelatlas.webhook.DeliveryAttempt.Outcome;

/**
 * One delivery request and its response. Only the status and {@code Retry-After} of the response are used. The body is
 * read only up to a limit, and discarded.
 */
final class DeliveryExchange {
    /** Maximum size of a response body. If the body is longer, the connection is closed. */
    private static final int MOST_BYTES = 64 * 1024;

    private final Clock clock;
    private HttpClientRequest request;
    private DeliveryAttempt answered;
    private boolean isOver;

    DeliveryExchange(Clock clock) {
        this.clock = clock;
    }

    CompletableFuture<DeliveryAttempt> run(HttpClient client, RequestOptions options, Message message) {
        return client.request(options)
                .compose(opened -> send(opened, message))
                .compose(this::read)
                .toCompletionStage()
                .toCompletableFuture();
    }

    /**
     * The result; present as soon as the response's headers have arrived. A receiver that never finishes the response
     * body therefore counts as having responded.
     */
    synchronized Optional<DeliveryAttempt> answered() {
        return Optional.ofNullable(answered);
    }

    /** Aborts the request, so that an abandoned message cannot arrive after the next message. */
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

    private synchronized Future<DeliveryAttempt> read(HttpClientResponse response) {
        var attempt = attempt(response);
        answered = attempt;
        Promise<DeliveryAttempt> read = Promise.promise();
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

    private DeliveryAttempt attempt(HttpClientResponse response) {
        var status = response.statusCode();
        var words = "answered " + status;
        if (status >= 200 && status < 300) {
            return new DeliveryAttempt(Outcome.DELIVERED, words, null);
        }
        var redirected = status >= 300 && status < 400 ? ", and redirects are not followed" : "";
        return new DeliveryAttempt(Outcome.REFUSED, words + redirected, retryAfter(response.getHeader("Retry-After")));
    }

    /**
     * Parses a {@code Retry-After} header, which contains seconds or a date. Null when it contains neither; zero for a
     * date in the past.
     */
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
