package dev.modelatlas.access;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.jwt.KeyProvider;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.KeyLocationResolver;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.util.ResourceUtils.UrlStreamResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

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
    private static final String ALGORITHMS = "mp.jwt.verify.publickey.algorithm";

    /** Algorithms that an issuer may use. Anyone can send tokens with another text, which must not reach the log. */
    private static final Pattern ALGORITHM = Pattern.compile("(RS|PS|ES)(256|384|512)|EdDSA");

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 200;

    /** Maximum time of a check. Only a check that loads keys from the issuer takes longer than some milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOADS = Duration.ofSeconds(1);
    private static final Logger LOG = Logger.getLogger(TokenIssuer.class);

    private final boolean configured;
    private final List<String> algorithms;
    private final AtomicLong warnedOfOutage = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS.toNanos());
    private final AtomicLong warnedOfAlgorithm = new AtomicLong(warnedOfOutage.get());

    /** A check may wait for the issuer. If checks ran on Quarkus's worker threads, all requests would wait. */
    private final ExecutorService threads = new ThreadPoolExecutor(
            THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Threads.daemons("tokens"));

    TokenIssuer(
            @ConfigProperty(name = KEYS) Optional<String> keys,
            @ConfigProperty(name = ISSUER) Optional<String> issuer,
            @ConfigProperty(name = AUDIENCES) Optional<List<String>> audiences,
            @ConfigProperty(name = ALGORITHMS, defaultValue = "RS256") List<String> algorithms) {
        this.configured = keys.isPresent();
        this.algorithms = algorithms;
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
     *
     * @param shown the token
     * @param token the check of this token
     */
    Uni<SecurityIdentity> check(String shown, Uni<SecurityIdentity> token) {
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
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> explain(shown))
                .emitOn(command -> eventLoop.runOnContext(ignored -> command.run()));
    }

    /** Whether the issuer's keys could not be loaded. SmallRye JWT reports this like an invalid token. */
    static boolean isOutage(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof IOException || cause instanceof TimeoutException);
    }

    private AccessRefusal unavailable(Throwable failure) {
        if (isTimeToWarn(warnedOfOutage)) {
            LOG.warnf(failure, "Cannot load the public keys of the token issuer (%s); tokens get status 503", KEYS);
        }
        return AccessRefusal.unavailable();
    }

    /** Logs that the algorithm is the problem of a refused token. The caller only learns that the token is invalid. */
    private void explain(String token) {
        var algorithm = algorithm(token);
        if (algorithm != null && !algorithms.contains(algorithm) && isTimeToWarn(warnedOfAlgorithm)) {
            LOG.warnf(
                    "Refused a token that is signed with %s. This server accepts only %s (%s)",
                    algorithm, String.join(", ", algorithms), ALGORITHMS);
        }
    }

    /** The algorithm of a token; null when it has none that an issuer may use. */
    private static String algorithm(String token) {
        try {
            var headers = JsonWebStructure.fromCompactSerialization(token).getHeaders();
            return headers.getObjectHeaderValue("alg") instanceof String name
                            && ALGORITHM.matcher(name).matches()
                    ? name
                    : null;
        } catch (JoseException noToken) {
            return null;
        }
    }

    private static boolean isTimeToWarn(AtomicLong warned) {
        var now = System.nanoTime();
        var before = warned.get();
        return now - before >= BETWEEN_WARNINGS.toNanos() && warned.compareAndSet(before, now);
    }

    /**
     * Creates callers from tokens, as SmallRye JWT does, but keeps no keys of an issuer that sent something else at
     * first, such as the page of a proxy. SmallRye JWT would keep that until the server is started again.
     */
    @Alternative
    @Priority(1)
    @Singleton
    static final class Callers extends JWTCallerPrincipalFactory {
        private final Duration betweenLoads;
        private final Duration patience;

        private final DefaultJWTTokenParser tokens = new DefaultJWTTokenParser() {
            private volatile VerificationKeyResolver loaded;
            private UnresolvableKeyException failure;
            private long failedAt;

            @Override
            protected VerificationKeyResolver getVerificationKeyResolver(JWTAuthContextInfo settings)
                    throws UnresolvableKeyException {
                if (settings.getKeyProvider() == KeyProvider.AWS_ALB || settings.isVerifyCertificateThumbprint()) {
                    return super.getVerificationKeyResolver(settings);
                }
                if (loaded == null) {
                    load(settings);
                }
                return loaded;
            }

            /** After a failure, waits before the next attempt, because anyone can send tokens. */
            private synchronized void load(JWTAuthContextInfo settings) throws UnresolvableKeyException {
                if (loaded != null) {
                    return;
                } else if (failure != null && System.nanoTime() - failedAt < betweenLoads.toNanos()) {
                    throw failure;
                }
                try {
                    loaded = new Keys(settings);
                } catch (UnresolvableKeyException noKeys) {
                    failure = noKeys;
                    failedAt = System.nanoTime();
                    throw noKeys;
                }
            }
        };

        Callers() {
            this(BETWEEN_LOADS, PATIENCE);
        }

        /**
         * @param betweenLoads minimum time between two attempts to load the keys, while there are none
         * @param patience maximum time to wait for each part of a response of the issuer
         */
        Callers(Duration betweenLoads, Duration patience) {
            this.betweenLoads = betweenLoads;
            this.patience = patience;
        }

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
            var context = tokens.parse(token, settings);
            var type = context.getJoseObjects().get(0).getHeader("typ");
            return new DefaultJWTCallerPrincipal(type, context.getJwtClaims());
        }

        /** The keys at the location in the settings. Creating them fails if there are none. */
        private final class Keys extends KeyLocationResolver {
            Keys(JWTAuthContextInfo settings) throws UnresolvableKeyException {
                super(settings);
                if (key == null && (jsonWebKeys == null || jsonWebKeys.isEmpty()) && !hasKeySet()) {
                    // An IOException is an outage of the issuer, which a local file without a fitting key is not.
                    var isRemote = settings.getPublicKeyLocation() != null
                            && settings.getPublicKeyLocation().startsWith("http");
                    throw new UnresolvableKeyException(
                            "No keys", isRemote ? new IOException("The issuer sent no keys") : null);
                }
            }

            private boolean hasKeySet() {
                try {
                    return httpsJwks != null && !httpsJwks.getJsonWebKeys().isEmpty();
                } catch (IOException | JoseException expired) {
                    return false;
                }
            }

            /** Reads a file, or the location again if no key set was loaded. A key set read here would never be updated. */
            @Override
            protected String readKeyContent(String location) throws IOException {
                var content = super.readKeyContent(location);
                if (location.startsWith("http") && content.contains("\"keys\"")) {
                    throw new IOException("The issuer sent keys only at the second request");
                }
                return content;
            }

            /**
             * SmallRye JWT would wait without a limit for an issuer that stops responding after its first response. Runs
             * before the constructor of this class.
             */
            @Override
            protected UrlStreamResolver getUrlResolver() {
                return new UrlStreamResolver() {
                    @Override
                    public InputStream resolve(String url) throws IOException {
                        var connection = new URL(url).openConnection();
                        connection.setConnectTimeout((int) patience.toMillis());
                        connection.setReadTimeout((int) patience.toMillis());
                        return connection.getInputStream();
                    }
                };
            }
        }
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
