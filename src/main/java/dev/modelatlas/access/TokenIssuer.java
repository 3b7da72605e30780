package dev.modelatlas.access;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.modelatlas.work.Threads;

/**
 * Decides, from the settings of the OIDC issuer, whether the server accepts tokens (JWT) in addition to keys. SmallRye
 * JWT reads the same settings, and verifies the tokens on threads of this class.
 */
@Startup
@Singleton
class TokenIssuer {
    private static final String KEYS = "mp.jwt.verify.publickey.location";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 200;

    /** Maximum time of a check. Only a check that loads keys from the issuer takes longer than some milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
    private static final Logger LOG = Logger.getLogger(TokenIssuer.class);

    private final boolean configured;
    private final AtomicLong warned = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS.toNanos());

    /** A check may wait for the issuer. With workers instead of these threads, all requests would wait. */
    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Threads.daemons("tokens"));

    TokenIssuer(
            @ConfigProperty(name = KEYS) Optional<String> keys,
            @ConfigProperty(name = ISSUER) Optional<String> issuer,
            @ConfigProperty(name = AUDIENCES) Optional<List<String>> audiences) {
        this.configured = keys.isPresent();
        if (configured && issuer.isEmpty()) {
            throw missing(ISSUER, "other issuers with keys at the same location could create tokens for this server");
        } else if (configured && audiences.isEmpty()) {
            throw missing(AUDIENCES, "this server would accept tokens created for other services");
        }
    }

    boolean isConfigured() {
        return configured;
    }

    /**
     * Runs the check of a token on threads of this class. The result arrives on the event loop of the caller. It is a
     * failure with an {@link AccessRefusal}, status 503, if too many checks wait, or if the issuer does not answer.
     */
    Uni<SecurityIdentity> check(Uni<SecurityIdentity> token) {
        var eventLoop = Vertx.currentContext();
        var result = new CompletableFuture<SecurityIdentity>();
        try {
            threads.execute(() -> {
                if (!result.isDone()) {
                    token.subscribe().with(result::complete, result::completeExceptionally);
                }
            });
        } catch (RejectedExecutionException full) {
            return Uni.createFrom().failure(AccessRefusal.overloaded());
        }
        return Uni.createFrom()
                .completionStage(result.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .onFailure(TokenIssuer::isOutage)
                .transform(this::unavailable)
                .emitOn(command -> eventLoop.runOnContext(ignored -> command.run()));
    }

    /** Whether the issuer's keys could not be loaded. SmallRye JWT reports this like an invalid token. */
    static boolean isOutage(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException || cause instanceof TimeoutException);
    }

    private AccessRefusal unavailable(Throwable failure) {
        var now = System.nanoTime();
        var before = warned.get();
        if (now - before >= BETWEEN_WARNINGS.toNanos() && warned.compareAndSet(before, now)) {
            LOG.warnf(failure, "Cannot load the public keys of the token issuer (%s); tokens get status 503", KEYS);
        }
        return AccessRefusal.unavailable();
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private static ConfigurationException missing(String key, String otherwise) {
        return new ConfigurationException(
                key + " is required when " + KEYS + " is set. Without " + key + ", " + otherwise + ".", Set.of(key));
    }
}
