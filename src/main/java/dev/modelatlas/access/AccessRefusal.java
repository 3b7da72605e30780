package dev.modelatlas.access;

import io.quarkus.security.ForbiddenException;
import io.vertx.core.MultiMap;

import dev.modelatlas.access.RateLimits.Rule;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;

/** A request that is refused for who asks it, or how often, with its status. */
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

    /** 401: nobody was named who might. */
    static AccessRefusal nobody() {
        return unauthenticated("This needs a key: send it as Authorization: Bearer KEY, or as X-API-Key.", CHALLENGE);
    }

    /** 401: a key or token was shown that is not good. Why is not told: only guessers would learn from it. */
    static AccessRefusal invalid() {
        return unauthenticated(
                "The key or token is not valid: it may be mistyped, expired or revoked."
                        + " Send one as Authorization: Bearer KEY or as X-API-Key, or none to read without.",
                CHALLENGE + ", error=\"invalid_token\"");
    }

    /** 403: the caller is known, and may not. */
    static AccessRefusal forbidden(String message) {
        return new AccessRefusal(403, ErrorCode.FORBIDDEN, message, CHALLENGE + ", error=\"insufficient_scope\"", null);
    }

    /** 429: too many requests. */
    static AccessRefusal tooMany(Rate rate) {
        return new AccessRefusal(
                429,
                ErrorCode.RATE_LIMITED,
                "More than " + rate.limit() + " requests a minute: ask again in " + rate.retryAfterSeconds()
                        + (rate.rule() == Rule.ANONYMOUS ? " s, or with a key." : " s."),
                null,
                rate);
    }

    /**
     * What failed in Quarkus' own authorization, as our refusal.
     *
     * @return null when it is none of these
     */
    public static AccessRefusal of(Throwable failure) {
        return failure instanceof AccessRefusal refusal
                ? refusal
                : failure instanceof ForbiddenException
                        ? forbidden("The holder of this key may not ask this server.")
                        : null;
    }

    private static AccessRefusal unauthenticated(String message, String challenge) {
        return new AccessRefusal(401, ErrorCode.UNAUTHENTICATED, message, challenge, null);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Writes the headers that belong to it. */
    public void write(MultiMap headers) {
        if (challenge != null) {
            headers.set("WWW-Authenticate", challenge);
        }
        if (rate != null) {
            rate.write(headers);
        }
    }
}
