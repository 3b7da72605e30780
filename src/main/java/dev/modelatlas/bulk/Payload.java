package dev.modelatlas.bulk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two calls say the same. */
final class Payload {

    private Payload() {}

    /** SHA-256 of what is said and of the file, lower-case hexadecimal. */
    static String sha256(String said, String fileSha256) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(said.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(fileSha256.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
