package dev.modelatlas.access;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** Keeps everybody else from writing. */
public final class Publishers {

    private Publishers() {}

    /**
     * Lets a request pass that was made by a publisher.
     *
     * @throws AccessRefusal 401 when nobody is known to have made it, 403 when it was somebody else
     */
    public static void require(RoutingContext http) {
        var identity = http.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        if (identity == null || identity.isAnonymous()) {
            throw AccessRefusal.nobody();
        } else if (!identity.hasRole(KeyRole.PUBLISHER_NAME)) {
            throw AccessRefusal.forbidden("Only publishers may change something: this key may read.");
        }
    }
}
