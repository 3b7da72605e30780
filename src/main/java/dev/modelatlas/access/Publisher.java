package dev.modelatlas.access;

import java.util.Optional;
import java.util.regex.Pattern;

import io.quarkus.security.identity.SecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Who publishes over the network.
 *
 * @param name whose rows those are that it states: the name of its key, which stays when the key is replaced; of a token
 *     the subject with its issuer, as names of people change and recur
 * @param scope whose rows it may change and remove
 * @param actor the same for the audit log, with the key's id
 */
public record Publisher(String name, KeyScope scope, Actor actor) {
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}\\p{Cf}]{1,100}");

    /**
     * The publisher behind a request that {@link Publishers#require} let pass.
     *
     * @throws AccessRefusal 403 when a token does not say who holds it
     */
    public static Publisher of(SecurityIdentity identity) {
        ApiKey key = identity.getAttribute(ApiKey.class.getName());
        if (key != null) {
            var name = identity.getPrincipal().getName();
            return new Publisher(name, key.scope(), new Actor("key " + key.id() + ", " + name));
        }
        // An issuer that names somebody like the holder of a key does not make them one.
        var holder = subject(identity)
                .orElseThrow(() -> AccessRefusal.forbidden(
                        "The token has to name its issuer (`iss`) and holder (`sub`), each in a line of at most 100"
                                + " characters, without outer blanks."));
        return new Publisher(holder, KeyScope.OWN, new Actor(holder));
    }

    /** The holder of a token, by what its issuer never gives to anybody else; empty when the token does not say so. */
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
