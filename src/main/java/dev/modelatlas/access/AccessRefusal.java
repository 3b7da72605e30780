package dev.modelatlas.access;

import io.quarkus.security.ForbiddenException;
import io.vertx.core.MultiMap;

import dev.modelatlas.access.RateLimits.Rule;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;

/**
 * An API error with an HTTP status. It refuses a caller that is unknown, lacks a permission or exceeds its rate limit,
 * or whose key or token cannot be checked.
 */
public final class AccessRefusal extends ApiException {
    private static final long serialVersionUID = 1L;
    static final String CHALLENGE = "Bearer realm=\"Model Atlas\"";

    private final int status;
    private final String challenge;
    private final transient Rate rate;

    private AccessRefusal(int status, ErrorCode code, String message, String challenge, Rate rate) {
        super(code, null, message);
        this.status = status;
        this.challenge = challenge;
        this.rate = rate;
    }

    /** Status 401: the operation requires credentials, and the request has none. */
    static AccessRefusal nobody() {
        return unauthenticated(
                "This request needs an API key or token. Send it as Authorization: Bearer KEY, or as X-API-Key.",
                CHALLENGE);
    }

    /**
     * Status 401: the key or token is invalid. The message does not say why: a reason would only help callers who guess
     * keys.
     */
    static AccessRefusal invalid() {
        return unauthenticated(
                "The API key or token is not valid: it may be mistyped, expired or revoked. Send a valid one as "
                        + "Authorization: Bearer KEY or as X-API-Key. If the server permits anonymous reading, you can "
                        + "also leave out the key.",
                CHALLENGE + ", error=\"invalid_token\"");
    }

    /** Status 403: the caller is authenticated, but lacks the permission for this request. */
    static AccessRefusal forbidden(String message) {
        return new AccessRefusal(403, ErrorCode.FORBIDDEN, message, CHALLENGE + ", error=\"insufficient_scope\"", null);
    }

    /** Status 429: the caller is above its rate limit. */
    static AccessRefusal tooMany(Rate rate) {
        return new AccessRefusal(
                429,
                ErrorCode.RATE_LIMITED,
                "You exceeded the rate limit of " + rate.limit() + " requests a minute. Try again in "
                        + rate.retryAfterSeconds() + (rate.rule() == Rule.ANONYMOUS ? " s, or use an API key." : " s."),
                null,
                rate);
    }

    /** Status 503: too many tokens wait to be checked. */
    static AccessRefusal overloaded() {
        return new AccessRefusal(
                503, ErrorCode.OVERLOADED, "The server is busy. Try again after at least one second.", null, null);
    }

    /** Status 503: the token cannot be checked, because the issuer's public keys cannot be loaded. */
    static AccessRefusal unavailable() {
        return new AccessRefusal(
                503,
                ErrorCode.UNAVAILABLE,
                "The server cannot check the token, because it cannot reach the token's issuer. Try again in a few "
                        + "seconds.",
                null,
                null);
    }

    /** Status 503: the key cannot be checked, because the database does not respond. */
    static AccessRefusal unchecked() {
        return new AccessRefusal(
                503,
                ErrorCode.UNAVAILABLE,
                "The server cannot check the API key, because the database does not respond. Try again in a few seconds.",
                null,
                null);
    }

    /**
     * Converts a failure to a refusal. Returns an {@code AccessRefusal} unchanged; a {@code ForbiddenException} of
     * Quarkus becomes a refusal with status 403.
     *
     * @return null for any other failure, including failed authentication
     */
    public static AccessRefusal of(Throwable failure) {
        return failure instanceof AccessRefusal refusal
                ? refusal
                : failure instanceof ForbiddenException
                        ? forbidden("This API key or token does not permit this request.")
                        : null;
    }

    private static AccessRefusal unauthenticated(String message, String challenge) {
        return new AccessRefusal(401, ErrorCode.UNAUTHENTICATED, message, challenge, null);
    }

    public int status() {
        return status;
    }

    /** Writes the response headers that belong to this error, such as {@code Retry-After}. */
    public void write(MultiMap headers) {
        if (challenge != null) {
            headers.set("WWW-Authenticate", challenge);
        }
        if (rate != null) {
            rate.write(headers);
        }
    }
}
