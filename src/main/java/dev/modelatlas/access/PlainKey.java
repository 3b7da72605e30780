package dev.modelatlas.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.modelatlas.value.Sha256;

/**
 * An API key in plain text: {@code atlas_ID_SECRET}, with the ID and the secret in lower-case hexadecimal. The key has
 * no hyphens or dots, so a double click selects all of it. Scanners for leaked secrets can recognize the prefix and the
 * length.
 *
 * @param id 48 random bits, which identify the key in lists and logs
 * @param secret 256 random bits
 */
public record PlainKey(String id, String secret) {
    private static final Pattern FORM = Pattern.compile("atlas_([0-9a-f]{12})_([0-9a-f]{64})");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Generates a new key. */
    static PlainKey generate() {
        return new PlainKey(random(6), random(32));
    }

    /** Parses a key. The result is empty when the string does not have the form of a key. */
    static Optional<PlainKey> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches() ? Optional.of(new PlainKey(match.group(1), match.group(2))) : Optional.empty();
    }

    /**
     * The hash of the secret, which the database stores. A fast hash is enough. Slow hashes protect secrets that can be
     * guessed, but 256 random bits cannot be guessed.
     */
    byte[] secretSha256() {
        return Sha256.of(secret.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether this is the plain text of the stored key. Compares in constant time. */
    boolean opens(ApiKey key) {
        return MessageDigest.isEqual(secretSha256(), key.secretSha256());
    }

    /** The full key, which is shown only once. */
    public String text() {
        return "atlas_" + id + "_" + secret;
    }

    /** Omits the secret, which must not be logged. */
    @Override
    public String toString() {
        return "atlas_" + id + "_...";
    }

    private static String random(int bytes) {
        var value = new byte[bytes];
        RANDOM.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
