package dev.modelatlas.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

import dev.modelatlas.webhook.Attempt.Outcome;

/**
 * Posts messages. By Vert.x' client, because it connects to the very address that was checked, while the certificate
 * has to be that of the name: {@code java.net.http} looks the name up again, and may be led elsewhere by then. A
 * redirect is an answer like any other: to follow it would lead past the check.
 */
@Singleton
class Sender {
    /** All addresses of a name. */
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** Not an address of the public internet. */
    private static final class ForbiddenException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final WebhookConfig config;
    private final Clock clock;
    private final Lookup names;
    private final HttpClient client;
    /** Names are looked up by Java, which waits; one that is slow must keep nobody else from looking. */
    private final ThreadPoolExecutor lookups =
            new ThreadPoolExecutor(0, WebhookRepository.MOST, 5, TimeUnit.SECONDS, new SynchronousQueue<>());

    @Inject
    Sender(Vertx vertx, WebhookConfig config, Clock clock) {
        this(vertx, config, clock, InetAddress::getAllByName, new HttpClientOptions());
    }

    Sender(Vertx vertx, WebhookConfig config, Clock clock, Lookup names, HttpClientOptions options) {
        this.config = config;
        this.clock = clock;
        this.names = names;
        // A connection of its own for each message: they are rare, and one that waits for another would be late. What
        // our
        // traces are called is not the receivers' concern.
        this.client = vertx.createHttpClient(
                options.setKeepAlive(false)
                        .setConnectTimeout(Math.toIntExact(config.timeout().toMillis())),
                new PoolOptions().setHttp1MaxSize(WebhookRepository.MOST));
    }

    /**
     * Tries once.
     *
     * @param url without a {@link Receiver#problem}
     * @param secrets what to sign with, each
     * @param turn how often it was tried before: of several addresses of the receiver, another one is taken each time
     * @return what came of it; never fails, and never takes longer than it may
     */
    CompletableFuture<Attempt> send(String url, Message message, List<SigningSecret> secrets, int turn) {
        var exchange = new Exchange(clock);
        CompletableFuture<RequestOptions> request;
        try {
            request = CompletableFuture.supplyAsync(() -> request(URI.create(url), message, secrets, turn), lookups);
        } catch (RejectedExecutionException busy) {
            request = CompletableFuture.failedFuture(busy);
        }
        return request.thenCompose(options -> exchange.run(client, options, message))
                .orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> exchange.answered().orElseGet(() -> told(failure)))
                .whenComplete((attempt, none) -> exchange.end());
    }

    private InetAddress address(String host, int turn) {
        try {
            var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            var allowed = Arrays.stream(names.all(bare))
                    .filter(address -> config.privateReceivers() || PublicAddresses.contains(address))
                    .toList();
            if (allowed.isEmpty()) {
                throw new ForbiddenException();
            }
            return allowed.get(turn % allowed.size());
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }

    private RequestOptions request(URI uri, Message message, List<SigningSecret> secrets, int turn) {
        var checked = address(uri.getHost(), turn);
        var seconds = clock.instant().getEpochSecond();
        var isTls = uri.getScheme().equalsIgnoreCase("https");
        var port = uri.getPort() > 0 ? uri.getPort() : isTls ? 443 : 80;
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, checked.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(isTls)
                .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Model-Atlas-Webhooks")
                .putHeader("webhook-id", message.id())
                .putHeader("webhook-timestamp", Long.toString(seconds))
                .putHeader(
                        "webhook-signature",
                        secrets.stream()
                                .map(secret -> secret.sign(message.id(), seconds, message.body()))
                                .collect(Collectors.joining(" ")));
    }

    /** In words of ours: what libraries say names addresses. */
    private static Attempt told(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return Attempt.failed(Outcome.TIMEOUT, "no answer in time");
        } else if (cause instanceof ForbiddenException) {
            return Attempt.failed(Outcome.FORBIDDEN, "its name leads to an address that is not public");
        } else if (cause instanceof UnknownHostException) {
            return Attempt.failed(Outcome.UNREACHABLE, "its name is not known");
        } else if (cause instanceof javax.net.ssl.SSLException) {
            return Attempt.failed(Outcome.UNREACHABLE, "no TLS with a certificate for its name");
        } else if (cause instanceof java.net.ConnectException) {
            return Attempt.failed(Outcome.UNREACHABLE, "nobody listens there");
        }
        return Attempt.failed(Outcome.UNREACHABLE, "the connection broke before there was an answer");
    }

    @PreDestroy
    void stop() {
        lookups.shutdownNow();
        client.close();
    }
}
