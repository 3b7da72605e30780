package dev.modelatlas.access;

import java.util.Optional;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** Permits only publishers to send requests that write. */
public final class PublisherCheck {

    private PublisherCheck() {}

    /**
     * Returns the publisher who made the request.
     *
     * @throws AccessRefusal 401 when the caller is anonymous, 403 when it is not a publisher
     */
    public static SecurityIdentity require(RoutingContext http) {
        var identity = holder(http).orElseThrow(AccessRefusal::nobody);
        if (!identity.hasRole(KeyRole.PUBLISHER_NAME)) {
            throw AccessRefusal.forbidden("Writing requires the role publisher. This API key or token can only read.");
        }
        return identity;
    }

    /** The holder of the request's key or token; empty when the caller is anonymous. */
    static Optional<SecurityIdentity> holder(RoutingContext http) {
        return http.user() instanceof QuarkusHttpUser user
                ? Optional.of(user.getSecurityIdentity()).filter(identity -> !identity.isAnonymous())
                : Optional.empty();
    }
}
