package dev.modelatlas.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Configures the management port, which operators use. */
@ApplicationScoped
class ManagementPort {
    private static final int BEFORE_ANSWERS = -400;

    void add(@Observes ManagementInterface port) {
        port.router().route().order(BEFORE_ANSWERS).handler(ManagementPort::allowNoOrigin);
    }

    /**
     * Forbids cross-origin requests. By default, Quarkus allows them on the management port from any origin. Any web
     * page that an operator visits could then read from the port.
     */
    private static void allowNoOrigin(RoutingContext http) {
        http.response().headers().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        http.next();
    }
}
