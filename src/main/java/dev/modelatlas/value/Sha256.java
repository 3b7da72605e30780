package dev.modelatlas.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes SHA-256 hashes. */
public final class Sha256 {
    private Sha256() {}

    /** A new digest, for bytes that arrive in parts. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The hash of the concatenated parts. */
    public static byte[] of(byte[]... parts) {
        var digest = digest();
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** The hash of the concatenated parts, as 64 lower-case hexadecimal digits. */
    public static String hex(byte[]... parts) {
        return digits(of(parts));
    }

    /** The hash of a string in UTF-8, as 64 lower-case hexadecimal digits. */
    public static String hex(String text) {
        return digits(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash of all bytes given to a digest, as 64 lower-case hexadecimal digits. Resets the digest. */
    public static String hex(MessageDigest taken) {
        return digits(taken.digest());
    }

    private static String digits(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
