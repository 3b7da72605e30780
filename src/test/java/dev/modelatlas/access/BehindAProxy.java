package dev.modelatlas.access;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The server trusts a proxy at 127.0.0.1, and has low rate limits. */
public class BehindAProxy implements QuarkusTestProfile {
    /** Requests that a caller without a key may send at once. */
    static final int ANONYMOUS = 5;
    /** Requests that a holder of a key may send at once. */
    static final int KEY = 8;
    /** WebSocket connections of all callers. */
    static final int WEBSOCKETS = 8;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("model-atlas.load-shipped", "false"),
                Map.entry("model-atlas.rate.anonymous", Integer.toString(ANONYMOUS)),
                Map.entry("model-atlas.rate.key", Integer.toString(KEY)),
                Map.entry("model-atlas.websocket.max-connections", Integer.toString(WEBSOCKETS)),
                Map.entry("mp.jwt.verify.publickey.location", TestIssuer.location()),
                Map.entry("mp.jwt.verify.issuer", TestIssuer.NAME),
                Map.entry("mp.jwt.verify.audiences", TestIssuer.AUDIENCE),
                Map.entry("smallrye.jwt.path.groups", "realm_access/roles"),
                Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"));
    }
}
