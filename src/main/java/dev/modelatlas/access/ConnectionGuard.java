package dev.modelatlas.access;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import jakarta.inject.Singleton;

import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.modelatlas.access.RateLimits.Caller;
import dev.modelatlas.access.RateLimits.Rule;

/**
 * Checks callers again, on connections that stay open after {@link RequestGate} admitted the caller. It checks the rate
 * limit, and whether the key is still valid.
 */
@Singleton
public class ConnectionGuard {
    private static final String CALLER = Caller.class.getName();

    private final RateLimits limits;
    private final KeyVerifier keys;
    private final ClientAddress addresses;
    private final int clockSkew;

    /**
     * @param clockSkew number of seconds for which SmallRye JWT still accepts an expired token, because the clock of
     *     the issuer may differ
     */
    ConnectionGuard(
            RateLimits limits,
            KeyVerifier keys,
            ClientAddress addresses,
            @ConfigProperty(name = "mp.jwt.verify.clock.skew", defaultValue = "60") int clockSkew) {
        this.limits = limits;
        this.keys = keys;
        this.addresses = addresses;
        this.clockSkew = clockSkew;
    }

    /** Stores the caller that {@link RequestGate} admitted. */
    static void note(RoutingContext http, Caller caller) {
        http.put(CALLER, caller);
    }

    /** The caller that {@link RequestGate} admitted. Use the result only to compare callers. */
    public Object caller(RoutingContext http) {
        return http.get(CALLER);
    }

    /** Whether {@link RequestGate} admitted the caller by a key or token. */
    public boolean hasKey(RoutingContext http) {
        Caller caller = http.get(CALLER);
        return caller != null && caller.rule() == Rule.KEY;
    }

    /**
     * The client's address, for a request that {@link RequestGate} does not check. Use the result only to compare
     * addresses.
     */
    public Object address(RoutingContext http) {
        return addresses.of(http.request());
    }

    /**
     * Counts another request of the caller.
     *
     * @throws AccessRefusal 429 when the caller is above its rate limit
     */
    public void count(RoutingContext http) {
        Caller caller = http.get(CALLER);
        limits.take(caller).filter(rate -> !rate.allowed()).ifPresent(rate -> {
            throw AccessRefusal.tooMany(rate);
        });
    }

    /**
     * Counts the same request {@code more} times again, after {@link RequestGate} has counted it once. Call this before
     * the response begins.
     *
     * @param more number of additional requests, 0 or above
     * @throws AccessRefusal 429 when the additional requests exceed the rate limit
     */
    public void countMore(RoutingContext http, int more) {
        Caller caller = http.get(CALLER);
        var rate = more == 0 ? Optional.<Rate>empty() : limits.takeMore(caller, more);
        rate.ifPresent(it -> {
            if (!it.allowed()) {
                throw AccessRefusal.tooMany(it);
            }
            it.write(http.response().headers());
        });
    }

    /** Whether {@link #isOver} may query the database, because the request has a key. */
    public boolean mayWaitForKeys(RoutingContext http) {
        return PublisherCheck.holder(http)
                .filter(holder -> !(holder.getPrincipal() instanceof JsonWebToken))
                .isPresent();
    }

    /**
     * Whether the key or token of the request has expired, or was revoked, since the request was admitted. May query
     * the database.
     */
    public boolean isOver(RoutingContext http) {
        var holder = PublisherCheck.holder(http);
        if (holder.isEmpty()) {
            return false;
        }
        if (holder.get().getPrincipal() instanceof JsonWebToken token) {
            return Instant.now().getEpochSecond() >= token.getExpirationTime() + clockSkew;
        }
        return keyIsOver(http).getAsBoolean();
    }

    /**
     * Refuses a request whose key or token has expired, or was revoked, since the request was admitted. May query the
     * database.
     *
     * @throws AccessRefusal 401
     */
    public void requireValid(RoutingContext http) {
        if (isOver(http)) {
            throw AccessRefusal.invalid();
        }
    }

    /**
     * Returns a function that tells whether the key of the request has expired or was revoked. The function may query
     * the database. It can be called on any thread, also after the request has ended. For a token, the result is always
     * false, because tokens expire after minutes and the client cannot know how long its work waits on the server.
     */
    public BooleanSupplier keyIsOver(RoutingContext http) {
        var key = Credentials.of(http.request()).flatMap(PlainKey::parse);
        return () -> key.isPresent() && keys.find(key.get()).isEmpty();
    }
}
