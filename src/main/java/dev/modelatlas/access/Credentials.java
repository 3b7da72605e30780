package dev.modelatlas.access;

import java.util.Optional;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** Extracts the key or token from a request. */
public final class Credentials {
    static final String API_KEY = "X-API-Key";

    private static final String BEARER = "Bearer ";
    private static final String AUTHORIZATION = "Authorization";

    private Credentials() {}

    /** Whether the headers of a request have any credentials, valid or not. */
    public static boolean areIn(MultiMap headers) {
        return headers.contains(AUTHORIZATION) || headers.contains(API_KEY);
    }

    /**
     * The key or token in a request.
     *
     * @return empty when there is none
     * @throws AuthenticationFailedException when the request has several, or when its authorization scheme is not
     *     Bearer
     */
    static Optional<String> of(HttpServerRequest request) {
        var authorizations = request.headers().getAll(AUTHORIZATION);
        var keys = request.headers().getAll(API_KEY);
        if (authorizations.size() + keys.size() > 1) {
            throw new AuthenticationFailedException();
        }
        return keys.isEmpty()
                ? authorizations.stream().findFirst().map(Credentials::token)
                : Optional.of(keys.get(0).trim());
    }

    private static String token(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new AuthenticationFailedException();
        }
        return authorization.substring(BEARER.length()).trim();
    }
}
