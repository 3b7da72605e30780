package dev.modelatlas.access;

/** What the holder of a key may do. */
public enum KeyRole {
    /** Read, at a higher rate than without a key. */
    READER,
    /** Write, too. */
    PUBLISHER;

    /** The role that mutations demand, as {@code @RolesAllowed} and the tokens of an issuer name it. */
    public static final String PUBLISHER_NAME = "publisher";

    /** The role's name towards others. */
    public String publicName() {
        return this == PUBLISHER ? PUBLISHER_NAME : "reader";
    }
}
