package dev.modelatlas.ops;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** The port of the operators. */
@ApplicationScoped
class ManagementPort {
    private static final int BEFORE_ANSWERS = -400;

    void add(@Observes ManagementInterface port) {
        port.router().route().order(BEFORE_ANSWERS).handler(ManagementPort::allowNoOrigin);
    }

    /** Quarkus lets pages of any origin read here, those that an operator happens to visit as well. */
    private static void allowNoOrigin(RoutingContext http) {
        http.response().headers().remove(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        http.next();
    }
}
