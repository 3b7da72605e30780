package dev.modelatlas.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key as its holder has it: {@code atlas_ID_SECRET}, in lower-case hexadecimal, so that a double click takes all of
 * it and scanners for leaked secrets can know it by its form.
 *
 * @param id 48 random bits, which name the key in lists and logs
 * @param secret 256 random bits
 */
public record PlainKey(String id, String secret) {
    private static final Pattern FORM = Pattern.compile("atlas_([0-9a-f]{12})_([0-9a-f]{64})");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static PlainKey generate() {
        return new PlainKey(random(6), random(32));
    }

    /** Empty when the text does not have the form of a key. */
    static Optional<PlainKey> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches() ? Optional.of(new PlainKey(match.group(1), match.group(2))) : Optional.empty();
    }

    /** What is stored of the secret. Slow hashes protect what can be guessed; 256 random bits cannot. */
    byte[] secretSha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this is that key; takes as long for a near miss as for any other. */
    boolean opens(ApiKey key) {
        return MessageDigest.isEqual(secretSha256(), key.secretSha256());
    }

    /** All of it, to be shown once. */
    public String text() {
        return "atlas_" + id + "_" + secret;
    }

    /** Without the secret, which has no place in a log. */
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
