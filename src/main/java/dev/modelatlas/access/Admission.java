package dev.modelatlas.access;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.modelatlas.access.RateLimits.Caller;

/** Asks of those who stay connected what the {@link Gate} asked when it let them in. */
@Singleton
public class Admission {
    private static final String CALLER = Caller.class.getName();

    private final RateLimits limits;
    private final Keys keys;
    private final ClientAddress addresses;

    @Inject
    Admission(RateLimits limits, Keys keys, ClientAddress addresses) {
        this.limits = limits;
        this.keys = keys;
        this.addresses = addresses;
    }

    /** Remembers whom the gate let in. */
    static void note(RoutingContext http, Caller caller) {
        http.put(CALLER, caller);
    }

    /** Whom the gate let in, as a value to compare. */
    public Object caller(RoutingContext http) {
        return http.get(CALLER);
    }

    /** The address that a request comes from, as a value to compare; for requests that pass no gate. */
    public Object address(RoutingContext http) {
        return addresses.of(http.request());
    }

    /**
     * Counts one more request of the caller.
     *
     * @throws AccessRefusal 429 when it is one too many
     */
    public void count(RoutingContext http) {
        Caller caller = http.get(CALLER);
        limits.take(caller).filter(rate -> !rate.allowed()).ifPresent(rate -> {
            throw AccessRefusal.tooMany(rate);
        });
    }

    /**
     * Counts a request as more than the one it was let in as, before its answer begins.
     *
     * @param more 0 or above
     * @throws AccessRefusal 429 when these are too many
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

    /** Whether the key or token that was shown has ended since. May ask the database. */
    public boolean isOver(RoutingContext http) {
        var identity = http.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        if (identity == null || identity.isAnonymous()) {
            return false;
        }
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return Instant.now().getEpochSecond() >= token.getExpirationTime();
        }
        return Credentials.of(http.request())
                .flatMap(PlainKey::parse)
                .flatMap(keys::find)
                .isEmpty();
    }
}
