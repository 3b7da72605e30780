package dev.modelatlas.access;

import io.quarkus.security.identity.SecurityIdentity;

/**
 * Who publishes over the network.
 *
 * @param name whose rows those are that it states: the name of its key, which stays when the key is replaced
 * @param scope whose rows it may change and remove
 * @param actor the same for the audit log, with the key's id
 */
public record Publisher(String name, KeyScope scope, Actor actor) {
    private static final int LONGEST = 100;

    /**
     * The publisher behind a request that {@link Publishers#require} let pass.
     *
     * @throws AccessRefusal 403 when a token names its holder by something that is no name
     */
    public static Publisher of(SecurityIdentity identity) {
        var name = identity.getPrincipal().getName();
        ApiKey key = identity.getAttribute(ApiKey.class.getName());
        if (key != null) {
            return new Publisher(name, key.scope(), new Actor("key " + key.id() + ", " + name));
        }
        if (name == null || !name.equals(name.strip()) || !name.matches("\\P{Cntrl}{1," + LONGEST + "}")) {
            throw AccessRefusal.forbidden("The token has to name its holder in a line of at most " + LONGEST
                    + " characters, without outer blanks.");
        }
        // An issuer that names somebody like the holder of a key does not make them one.
        return new Publisher(name + " (token)", KeyScope.OWN, new Actor("token of " + name));
    }
}
