package dev.modelatlas.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.MultiMap;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.access.RateLimits.Rule;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Keys and their holders, and the responses to refused callers. */
@Concurrent
class CredentialsTest {
    private static final Instant NOW = Instant.parse("2026-08-19T12:00:00Z");
    private static final PlainKey KEY = PlainKey.generate();

    @Test
    void parsesAKey() {
        assertThat(PlainKey.parse(KEY.text())).contains(KEY);
        assertThat(KEY.text()).matches("atlas_[0-9a-f]{12}_[0-9a-f]{64}");
        assertThat(PlainKey.generate()).isNotEqualTo(KEY);
        assertThat(KEY).hasToString("atlas_" + KEY.id() + "_...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "atlas_", "atlas_0123456789ab_0", "ATLAS_0123456789AB_"})
    void refusesTextThatIsNotAKey(String text) {
        assertThat(PlainKey.parse(text)).isEmpty();
        assertThat(PlainKey.parse(KEY.text() + "0")).isEmpty();
    }

    @Test
    void storedKeyMatchesOnlyItsOwnSecret() {
        assertThat(KEY.opens(stored(null, null))).isTrue();
        assertThat(PlainKey.generate().opens(stored(null, null))).isFalse();
    }

    @Test
    void keyIsValidUntilItExpiresOrIsRevoked() {
        assertThat(stored(null, null).isLive(NOW)).isTrue();
        assertThat(stored(NOW.plusNanos(1), null).isLive(NOW)).isTrue();
        assertThat(stored(NOW, null).isLive(NOW)).isFalse();
        assertThat(stored(null, NOW.plusSeconds(60)).isLive(NOW)).isFalse();
    }

    @Test
    void publisherHasTheScopeOfItsKey() {
        var identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("Partner"))
                .addAttribute(ApiKey.class.getName(), stored(null, null))
                .build();
        assertThat(Publisher.of(identity))
                .isEqualTo(
                        new Publisher("Partner", KeyScope.ALL, new Actor("key " + KEY.id() + ", Partner"), KEY.id()));
    }

    @Test
    void headersShowTheStateOfTheRateLimit() {
        var rate = new Rate(Rule.WRONG_KEY, true, 600, 599, Duration.ZERO, Duration.ofMillis(100));
        assertThat(headers(rate))
                .containsExactly("RateLimit-Policy: \"wrong-key\";q=600;w=60", "RateLimit: \"wrong-key\";r=599;t=1");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.1S, 1", "PT1S, 1", "PT1.000000001S, 2", "PT59.5S, 60"})
    void retryAfterIsAWholeNumberOfSeconds(Duration untilNext, long seconds) {
        var rate = new Rate(Rule.KEY, false, 600, 0, untilNext, Duration.ofSeconds(60));
        assertThat(headers(rate)).contains("Retry-After: " + seconds);
        assertThat(AccessRefusal.tooMany(rate))
                .hasMessage("You exceeded the rate limit of 600 requests a minute. Try again in " + seconds + " s.");
    }

    @Test
    void anonymousCallerAboveTheLimitIsToldToUseAnApiKey() {
        var rate = new Rate(Rule.ANONYMOUS, false, 600, 0, Duration.ZERO, Duration.ofSeconds(60));
        var refusal = AccessRefusal.tooMany(rate);
        assertThat(refusal).hasMessageEndingWith("in 1 s, or use an API key.");
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        assertThat(headers(refusal)).contains("Retry-After: 1").noneMatch(header -> header.startsWith("WWW"));
    }

    @Test
    void refusalsWithStatus401Or403HaveAChallenge() {
        var challenge = "WWW-Authenticate: Bearer realm=\"Model Atlas\"";
        assertThat(headers(AccessRefusal.nobody())).containsExactly(challenge);
        assertThat(headers(AccessRefusal.invalid())).containsExactly(challenge + ", error=\"invalid_token\"");
        assertThat(headers(AccessRefusal.forbidden("No.")))
                .containsExactly(challenge + ", error=\"insufficient_scope\"");
        assertThat(AccessRefusal.nobody().status()).isEqualTo(401);
        assertThat(AccessRefusal.invalid().status()).isEqualTo(401);
        assertThat(AccessRefusal.forbidden("No.").status()).isEqualTo(403);
    }

    @Test
    void securityExceptionsOfQuarkusBecomeRefusals() {
        var refusal = AccessRefusal.nobody();
        assertThat(AccessRefusal.of(refusal)).isSameAs(refusal);
        assertThat(AccessRefusal.of(new ForbiddenException()))
                .hasMessage("This API key or token does not permit this request.");
        assertThat(AccessRefusal.of(new IllegalStateException())).isNull();
    }

    @Test
    void allowanceGivenBackToTheRateLimitCanBeUsedAgain() {
        var limits = new RateLimits(new Limits());
        var caller = new RateLimits.Caller(Rule.ANONYMOUS, "192.0.2.1");
        assertThat(limits.take(caller).orElseThrow().remaining()).isEqualTo(2);
        limits.giveBack(caller);
        limits.giveBack(caller);
        assertThat(limits.take(caller).orElseThrow().remaining()).isEqualTo(2);
        assertThat(limits.takeMore(caller, 2).orElseThrow().remaining()).isZero();
        var exceeded = limits.take(caller).orElseThrow();
        assertThat(exceeded.allowed()).isFalse();
        assertThat(exceeded.untilNext()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
        assertThat(limits.callers()).isEqualTo(1);
    }

    @Test
    void requestIsAllowedEvenIfItCountsForMoreThanTheWholeRateLimit() {
        var limits = new RateLimits(new Limits());
        var caller = new RateLimits.Caller(Rule.ANONYMOUS, "192.0.2.1");
        limits.take(caller);
        var rate = limits.takeMore(caller, 1000).orElseThrow();
        assertThat(rate.allowed()).isTrue();
        assertThat(rate.remaining()).isZero();
        var single = new RateLimits.Caller(Rule.KEY, "key Partner");
        assertThat(limits.take(single).orElseThrow().allowed()).isTrue();
        assertThat(limits.takeMore(single, 1000)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, c0000201",
        "192.0.2.1:80, c0000201",
        "[2001:db8::2]:80, 20010db800000000",
        "[, ''",
        "::ffff:192.0.2.1, c0000201",
        ":80, :80",
    })
    void networkOfAnAddressIsWrittenInHexadecimal(String address, String network) {
        assertThat(ClientAddress.network(address)).isEqualTo(network);
    }

    @Test
    void shortensAnXForwardedForEntryThatIsNotAnIpAddress() {
        assertThat(ClientAddress.network("x".repeat(65))).isEqualTo("x".repeat(64));
    }

    private static ApiKey stored(Instant expiresAt, Instant revokedAt) {
        return new ApiKey(
                KEY.id(),
                "Partner",
                KeyRole.PUBLISHER,
                KeyScope.ALL,
                KEY.secretSha256(),
                null,
                NOW,
                expiresAt,
                revokedAt,
                null);
    }

    private static List<String> headers(Rate rate) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        rate.write(headers);
        return lines(headers);
    }

    private static List<String> headers(AccessRefusal refusal) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        refusal.write(headers);
        return lines(headers);
    }

    private static List<String> lines(MultiMap headers) {
        return headers.entries().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    /** SmallRye JWT reports it like an invalid token. */
    @Test
    void issuerThatRefusesConnectionsDoesNotMakeATokenInvalid() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        var settings = new JWTAuthContextInfo("http://127.0.0.1:" + closed + "/jwks", "https://issuer.example");
        assertThat(catchThrowable(() -> new DefaultJWTParser(settings).parse("a.b.c")))
                .isInstanceOf(ParseException.class)
                .matches(TokenIssuer::isOutage);
    }

    /** Anyone can send tokens, and each could otherwise make the server ask the issuer. */
    @Test
    void issuerWithoutKeysIsNotAskedAgainForEachToken() throws Exception {
        var requests = new AtomicInteger();
        var issuer = issuer(exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        try {
            var settings = settings(issuer);
            var callers = new TokenIssuer.Callers(Duration.ofHours(1), Duration.ofSeconds(10));
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("first");
            var asked = new ArrayList<Integer>();
            for (var attempt = 0; attempt < 3; attempt++) {
                assertThat(catchThrowable(() -> callers.parse(token(key), settings)))
                        .matches(TokenIssuer::isOutage);
                asked.add(requests.get());
            }
            assertThat(asked).containsOnly(2);
        } finally {
            issuer.stop(0);
        }
    }

    /** A thread that waited for ever would block all other threads that check tokens. */
    @Test
    void issuerThatStopsRespondingAfterItsFirstResponseIsAnOutage() throws Exception {
        var isOver = new AtomicBoolean();
        var requests = new AtomicInteger();
        var issuer = issuer(exchange -> {
            if (requests.incrementAndGet() > 1) {
                Waiting.await().untilTrue(isOver);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        try {
            var settings = settings(issuer);
            var callers = new TokenIssuer.Callers(Duration.ZERO, Duration.ofMillis(100));
            var token = token(RsaJwkGenerator.generateJwk(2048));
            assertThat(catchThrowable(() -> callers.parse(token, settings))).matches(TokenIssuer::isOutage);
            assertThat(requests).hasValue(2);
        } finally {
            isOver.set(true);
            issuer.stop(0);
        }
    }

    @Test
    void localKeyThatDoesNotFitIsNoOutage(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("key.pem"), "no key");
        var settings = new JWTAuthContextInfo(file.toUri().toString(), TestIssuer.NAME);
        var key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId("first");
        assertThat(catchThrowable(() -> new TokenIssuer.Callers().parse(token(key), settings)))
                .isInstanceOf(ParseException.class)
                .matches(failure -> !TokenIssuer.isOutage(failure));
    }

    /** An issuer whose proxy answers with a page, with status 200, until the issuer has started. */
    @Test
    void keysThatAnIssuerSendsOnlyLaterAreUsedAndUpdated() throws Exception {
        var first = RsaJwkGenerator.generateJwk(2048);
        first.setKeyId("first");
        var second = RsaJwkGenerator.generateJwk(2048);
        second.setKeyId("second");
        var keys = new JsonWebKeySet(first).toJson();
        var answers = new ArrayDeque<>(List.of("<html>", "<html>", new JsonWebKeySet().toJson(), "<html>", keys, keys));
        var issuer = issuer(exchange -> {
            var answer = (answers.size() > 1 ? answers.remove() : answers.peek()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        try {
            var settings = settings(issuer);
            settings.setForcedJwksRefreshInterval(0);
            var callers = new TokenIssuer.Callers(Duration.ZERO, Duration.ofSeconds(10));
            // A page at both requests for the keys, a set without keys, and a page before the keys.
            for (var attempt = 0; attempt < 3; attempt++) {
                assertThat(catchThrowable(() -> callers.parse(token(first), settings)))
                        .isInstanceOf(ParseException.class)
                        .matches(TokenIssuer::isOutage);
            }
            assertThat(callers.parse(token(first), settings).getSubject()).isEqualTo("ada");
            answers.add(new JsonWebKeySet(second).toJson());
            answers.remove();
            // By default, the library loads no keys within 300 ms after it loaded some.
            Waiting.await().ignoreExceptions().until(() -> callers.parse(token(second), settings) != null);
        } finally {
            issuer.stop(0);
        }
    }

    private static HttpServer issuer(HttpHandler handler) throws IOException {
        var issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", handler);
        issuer.start();
        return issuer;
    }

    private static JWTAuthContextInfo settings(HttpServer issuer) {
        return new JWTAuthContextInfo("http://localhost:" + issuer.getAddress().getPort(), TestIssuer.NAME);
    }

    private static String token(RsaJsonWebKey key) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer(TestIssuer.NAME);
        claims.setSubject("ada");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue("RS256");
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    private record Limits() implements RateConfig {
        @Override
        public int anonymous() {
            return 3;
        }

        @Override
        public int key() {
            return 1;
        }

        @Override
        public int proxies() {
            return 1;
        }
    }
}
