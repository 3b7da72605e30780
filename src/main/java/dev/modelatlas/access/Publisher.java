package dev.modelatlas.access;

import java.util.Optional;
import java.util.regex.Pattern;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The publisher who made a call of the API.
 *
 * @param name name under which the publisher's rows are stored. For a key, it is the key's name, which stays the same
 *     when the key is rotated. For a token, it is the subject with its issuer, because the names of people change and
 *     are not unique
 * @param scope whose rows the publisher may change and remove
 * @param actor the publisher as the audit log names it. If the caller used a key, the actor's name contains the ID of
 *     the key
 * @param keyId ID of the key that the caller used; null for a token
 */
public record Publisher(String name, KeyScope scope, Actor actor, String keyId) {
    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\p{Cf}]{1,100}");

    /**
     * The publisher who made a request that {@link PublisherCheck#require} accepted.
     *
     * @throws AccessRefusal 403 when the token lacks {@code iss} or {@code sub}, or one of them is malformed
     */
    public static Publisher of(SecurityIdentity identity) {
        ApiKey key = identity.getAttribute(ApiKey.class.getName());
        if (key != null) {
            var name = identity.getPrincipal().getName();
            return new Publisher(name, key.scope(), new Actor("key " + key.id() + ", " + name), key.id());
        }
        // The name includes the issuer, so a token whose subject equals the name of a key does not get that key's rows.
        var holder = subject(identity)
                .orElseThrow(() -> AccessRefusal.forbidden(
                        "The token must have the claims `iss` and `sub`. Each must be one line of at most 100"
                                + " characters, without leading or trailing spaces."));
        return new Publisher(holder, KeyScope.OWN, new Actor(holder), null);
    }

    /**
     * Identifies the holder of a token by its subject and its issuer. An issuer never gives the same subject to two
     * users. Empty when either claim is missing or malformed.
     */
    static Optional<String> subject(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            var issuer = token.<Object>getClaim("iss");
            var subject = token.<Object>getClaim("sub");
            if (isLine(issuer) && isLine(subject)) {
                return Optional.of(subject + " (token of " + issuer + ")");
            }
        }
        return Optional.empty();
    }

    private static boolean isLine(Object claim) {
        return claim instanceof String text
                && text.equals(text.strip())
                && LINE.matcher(text).matches();
    }
}
