package dev.modelatlas.access;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.access.RateLimits.Caller;
import dev.modelatlas.access.RateLimits.Rule;

/**
 * Lets requests through to the API: known callers and those who say nothing of themselves, none of them too often.
 * A caller who shows a bad key is refused, not taken for an anonymous one, who would wonder about the limits.
 */
@Singleton
class Gate {
    private static final List<String> PATHS = List.of("/graphql", "/export/*", "/changes", "/imports", "/imports/*");

    /** Between Quarkus' authentication (-200) and authorization (-100). */
    private static final int AFTER_AUTHENTICATION = -150;

    private final RateLimits limits;
    private final ClientAddress addresses;

    @Inject
    Gate(RateLimits limits, ClientAddress addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    void add(@Observes Router router) {
        PATHS.forEach(path -> router.route(path).order(AFTER_AUTHENTICATION).handler(this::admit));
    }

    /** Whether the path is one of the API's. Routes take a slash at the end for nothing. */
    static boolean guards(String path) {
        return PATHS.stream()
                .anyMatch(known -> known.endsWith("*")
                        ? path.startsWith(known.substring(0, known.length() - 1))
                        : path.equals(known) || path.equals(known + "/"));
    }

    private void admit(RoutingContext http) {
        var address = addresses.of(http.request());
        if (Credentials.areIn(http.request())) {
            identify(http, new Caller(Rule.WRONG_KEY, address));
        } else {
            count(http, new Caller(Rule.ANONYMOUS, address));
        }
    }

    private void identify(RoutingContext http, Caller address) {
        var mistakes = limits.look(address);
        if (isExceeded(mistakes)) {
            refuse(http, AccessRefusal.tooMany(mistakes.get()));
            return;
        }
        // Quarkus would write a response of its own, without a code.
        BiConsumer<RoutingContext, Throwable> leaveItToUs = (context, failure) -> {};
        http.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, leaveItToUs);
        var eventLoop = Vertx.currentContext();
        QuarkusHttpUser.getSecurityIdentity(http, null)
                .emitOn(command -> eventLoop.runOnContext(ignored -> command.run()))
                .subscribe()
                .with(identity -> admitHolder(http, address, identity), failure -> fail(http, address, failure));
    }

    /** What is thrown in here reaches nobody, and the client would wait for ever. */
    private void admitHolder(RoutingContext http, Caller address, SecurityIdentity identity) {
        Caller holder;
        try {
            holder = holder(identity);
        } catch (RuntimeException nameless) {
            fail(http, address, new AuthenticationFailedException("The token's claims are of wrong types", nameless));
            return;
        }
        count(http, holder);
    }

    /**
     * A name of a key says nothing about the tokens of an issuer that names its users likewise.
     *
     * @throws RuntimeException when a claim of a token that names its holder is no text
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
            limits.take(address);
            refuse(http, AccessRefusal.invalid());
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
            Admission.note(http, caller);
            http.next();
        }
    }

    private static boolean isExceeded(Optional<Rate> rate) {
        return rate.isPresent() && !rate.get().allowed();
    }

    private static void refuse(RoutingContext http, AccessRefusal refusal) {
        // Quarkus has paused it for us: a body that nobody takes would block the connection for the next request.
        if (!http.request().isEnded()) {
            http.request().resume();
        }
        http.fail(refusal.status(), refusal);
    }
}
