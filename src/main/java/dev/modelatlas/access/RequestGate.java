package dev.modelatlas.access;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.RateLimits.Caller;
import dev.modelatlas.access.RateLimits.Rule;
import dev.modelatlas.value.PathSet;

/**
 * Admits authenticated and anonymous requests to the API within their rate limits. A request with an invalid key is
 * refused: if it were treated as anonymous, its caller would not understand the lower limits.
 */
@Singleton
public class RequestGate {
    /** Order of the handler: between the handlers of Quarkus for authentication (-200) and authorization (-100). */
    private static final int AFTER_AUTHENTICATION = -150;

    private final RateLimits limits;
    private final ClientAddress addresses;
    private final PathSet paths = new PathSet();

    RequestGate(RateLimits limits, ClientAddress addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    void register(@Observes Router router) {
        router.route().order(AFTER_AUTHENTICATION).handler(this::admit);
    }

    /**
     * Adds access control to a path.
     *
     * @param path the path, which may end with {@code /*}
     */
    public void guard(String path) {
        paths.add(path);
    }

    /** Whether the path belongs to the API. */
    boolean guards(String path) {
        return paths.contains(path);
    }

    private void admit(RoutingContext http) {
        if (!guards(http.normalizedPath())) {
            http.next();
            return;
        }
        var address = addresses.of(http.request());
        if (Credentials.areIn(http.request().headers())) {
            identify(http, new Caller(Rule.WRONG_KEY, address));
        } else {
            count(http, new Caller(Rule.ANONYMOUS, address));
        }
    }

    /**
     * Identifies the caller by the key or token of the request. Counts the key as wrong before it is checked, and takes
     * this count back when the key is valid. If keys were counted after the check, requests that arrive at the same
     * time could exceed the limit.
     */
    private void identify(RoutingContext http, Caller address) {
        var mistakes = limits.take(address);
        if (isExceeded(mistakes)) {
            refuse(http, AccessRefusal.tooMany(mistakes.get()));
            return;
        }
        // Without this handler, Quarkus would write its own response, which has no error code.
        BiConsumer<RoutingContext, Throwable> leaveItToUs = (context, failure) -> {};
        http.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, leaveItToUs);
        var eventLoop = Vertx.currentContext();
        QuarkusHttpUser.getSecurityIdentity(http, null)
                .emitOn(command -> eventLoop.runOnContext(ignored -> command.run()))
                .subscribe()
                .with(identity -> admitHolder(http, address, identity), failure -> fail(http, address, failure));
    }

    /**
     * Admits a request with a valid key or token. This method must not throw: nothing would catch the exception, and
     * the client would wait until its timeout.
     */
    private void admitHolder(RoutingContext http, Caller address, SecurityIdentity identity) {
        Caller holder;
        try {
            holder = holder(identity);
        } catch (RuntimeException nameless) {
            fail(http, address, new AuthenticationFailedException("The token has claims of the wrong type", nameless));
            return;
        }
        limits.giveBack(address);
        count(http, holder);
    }

    /**
     * The caller whose rate limit applies to a request with a key or token. A prefix distinguishes keys from tokens,
     * because a user of an issuer may have the same name as a key.
     *
     * @throws RuntimeException when the token names the holder in a JWT claim that is not a string
     */
    private static Caller holder(SecurityIdentity identity) {
        var name = identity.getPrincipal().getName();
        var isKey = identity.getAttribute(ApiKey.class.getName()) != null;
        return new Caller(
                Rule.KEY,
                isKey ? "key " + name : "token " + Publisher.subject(identity).orElse(name));
    }

    private void fail(RoutingContext http, Caller address, Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof AuthenticationFailedException) {
            refuse(http, AccessRefusal.invalid());
            return;
        }
        limits.giveBack(address);
        if (cause instanceof AccessRefusal refusal) {
            refuse(http, refusal);
        } else {
            http.fail(500, cause);
        }
    }

    private void count(RoutingContext http, Caller caller) {
        var rate = limits.take(caller);
        if (isExceeded(rate)) {
            refuse(http, AccessRefusal.tooMany(rate.get()));
        } else {
            rate.ifPresent(it -> it.write(http.response().headers()));
            ConnectionGuard.note(http, caller);
            http.next();
        }
    }

    private static boolean isExceeded(Optional<Rate> rate) {
        return rate.isPresent() && !rate.get().allowed();
    }

    private static void refuse(RoutingContext http, AccessRefusal refusal) {
        // Resumes the request, which Quarkus has paused. If its body stayed unread, the next request on the connection
        // could not be read.
        if (!http.request().isEnded()) {
            http.request().resume();
        }
        http.fail(refusal.status(), refusal);
    }
}
