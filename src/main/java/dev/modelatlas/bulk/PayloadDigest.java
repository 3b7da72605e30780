package dev.modelatlas.bulk;

import java.nio.charset.StandardCharsets;

import dev.modelatlas.value.Sha256;

/** Hashes the content of a call, to recognize a repeated call. */
final class PayloadDigest {

    private PayloadDigest() {}

    /** SHA-256 hash of the parameters and the file, in lower-case hexadecimal. */
    static String sha256(String said, String fileSha256) {
        return Sha256.hex(
                said.getBytes(StandardCharsets.UTF_8), new byte[] {0}, fileSha256.getBytes(StandardCharsets.UTF_8));
    }
}
