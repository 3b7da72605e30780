package dev.modelatlas.webhook;

import java.net.ConnectException;
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
import org.jboss.logging.Logger;

import dev.modelatlas.webhook.DeliveryAttempt.Outcome;

/**
 * Sends webhook messages by POST. This class first resolves the receiver's host name, and checks that the IP address is
 * public, unless a setting allows other addresses ({@link WebhookConfig#privateReceivers}). The Vert.x client then
 * connects to the checked address, but verifies the certificate for the host name. The client of {@code java.net.http}
 * would resolve the host name again, possibly to an unchecked address. Redirects are not followed, because they would
 * bypass the check.
 */
@Singleton
class DeliveryClient {
    /** Resolves a name to all of its addresses. */
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** Thrown when the receiver's address is not public. */
    private static final class ForbiddenException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Thrown when this server could not send the message. The reason is in the log. */
    private static final class UnsentException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnsentException(RuntimeException cause) {
            super(cause);
        }
    }

    private static final Logger LOG = Logger.getLogger(DeliveryClient.class);

    private final WebhookConfig config;
    private final Clock clock;
    private final Lookup names;
    private final HttpClient client;
    /**
     * Java's name resolution blocks a thread. Each lookup has its own thread, so that a slow lookup does not delay the
     * others.
     */
    private final ThreadPoolExecutor lookups =
            new ThreadPoolExecutor(0, WebhookRepository.MOST, 5, TimeUnit.SECONDS, new SynchronousQueue<>());

    @Inject
    DeliveryClient(Vertx vertx, WebhookConfig config, Clock clock) {
        this(vertx, config, clock, InetAddress::getAllByName, new HttpClientOptions());
    }

    DeliveryClient(Vertx vertx, WebhookConfig config, Clock clock, Lookup names, HttpClientOptions options) {
        this.config = config;
        this.clock = clock;
        this.names = names;
        // Each message opens a new connection, because messages are rare and must not wait for each other. Tracing is
        // off, because receivers must not see our trace IDs.
        this.client = vertx.createHttpClient(
                options.setKeepAlive(false)
                        .setConnectTimeout(Math.toIntExact(config.timeout().toMillis())),
                new PoolOptions().setHttp1MaxSize(WebhookRepository.MOST));
    }

    /**
     * Makes one delivery attempt.
     *
     * @param url a URL without a {@link ReceiverAddress#problem}
     * @param secrets the secrets to sign with
     * @param turn number of earlier failed attempts. Each attempt uses the next IP address of the receiver
     * @return the result. The future completes within the timeout, and never exceptionally
     */
    CompletableFuture<DeliveryAttempt> send(String url, Message message, List<SigningSecret> secrets, int turn) {
        var exchange = new DeliveryExchange(clock);
        CompletableFuture<RequestOptions> request;
        try {
            request = CompletableFuture.supplyAsync(() -> prepare(url, message, secrets, turn), lookups);
        } catch (RejectedExecutionException busy) {
            LOG.warnf("Message %s: too many lookups of host names are in progress", message.id());
            request = CompletableFuture.failedFuture(new UnsentException(busy));
        }
        return request.thenCompose(options -> exchange.run(client, options, message))
                .orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> exchange.answered().orElseGet(() -> told(failure)))
                .whenComplete((attempt, none) -> exchange.end());
    }

    private RequestOptions prepare(String url, Message message, List<SigningSecret> secrets, int turn) {
        try {
            return request(URI.create(url), message, secrets, turn);
        } catch (CompletionException | ForbiddenException ofReceiver) {
            throw ofReceiver;
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "Message %s could not be sent", message.id());
            throw new UnsentException(defect);
        }
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

    /** Describes a failure in our own words, because messages of libraries would reveal IP addresses. */
    private static DeliveryAttempt told(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return DeliveryAttempt.failed(Outcome.TIMEOUT, "no response in time");
        } else if (cause instanceof ForbiddenException) {
            return DeliveryAttempt.failed(
                    Outcome.FORBIDDEN,
                    "the receiver's host name resolves to an address that is not public; to allow " + "this, set "
                            + ReceiverAddress.PRIVATE_RECEIVERS);
        } else if (cause instanceof UnsentException) {
            return DeliveryAttempt.failed(
                    Outcome.UNREACHABLE, "this server failed to send the message; its log has the reason");
        } else if (cause instanceof UnknownHostException) {
            return DeliveryAttempt.failed(Outcome.UNREACHABLE, "the receiver's host name is unknown");
        } else if (cause instanceof javax.net.ssl.SSLException) {
            return DeliveryAttempt.failed(
                    Outcome.UNREACHABLE,
                    TlsFailure.isAboutCertificate(cause)
                            ? "the receiver has no valid TLS certificate for its host name"
                            : "the TLS connection to the receiver failed");
        } else if (cause instanceof ConnectException) {
            return DeliveryAttempt.failed(Outcome.UNREACHABLE, "nothing listens at the receiver's address");
        }
        return DeliveryAttempt.failed(Outcome.UNREACHABLE, "the connection was lost before a response arrived");
    }

    @PreDestroy
    void stop() {
        lookups.shutdownNow();
        client.close();
    }
}
