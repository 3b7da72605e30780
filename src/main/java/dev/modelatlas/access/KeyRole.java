package dev.modelatlas.access;

/** What the holder of a key may do. */
public enum KeyRole {
    /** The holder may read, at a higher rate limit than anonymous callers. */
    READER,
    /** The holder may also publish. */
    PUBLISHER;

    /** Name of the role that mutations require. {@code @RolesAllowed} and tokens of an issuer use this name. */
    public static final String PUBLISHER_NAME = "publisher";

    /** The role's name in the API. */
    public String publicName() {
        return this == PUBLISHER ? PUBLISHER_NAME : "reader";
    }
}
