package dev.modelatlas.graphql;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Text that clients keep and hand back, but do not read: base64url of a version byte, the content and a checksum.
 * The checksum finds damage, not forgery: nothing secret or trusted may depend on it.
 */
final class Opaque {
    /** Longer text was not made here, and is refused unread. */
    static final int MAXIMUM_LENGTH = 4096;

    private static final int CHECKSUM_BYTES = 4;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Opaque() {}

    static String encode(byte version, byte[] content) {
        var bytes = ByteBuffer.allocate(1 + content.length + CHECKSUM_BYTES)
                .put(version)
                .put(content);
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return ENCODER.encodeToString(bytes.array());
    }

    /** The content; empty when the text is damaged or was made for something else. */
    static Optional<byte[]> decode(byte version, String text) {
        if (text.isEmpty() || text.length() > MAXIMUM_LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        var end = bytes.length - CHECKSUM_BYTES;
        if (end < 1 || bytes[0] != version || ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            return Optional.empty();
        }
        var content = new byte[end - 1];
        System.arraycopy(bytes, 1, content, 0, content.length);
        // Base64 has spare bits in its last character: one content, one text.
        return encode(version, content).equals(text) ? Optional.of(content) : Optional.empty();
    }

    private static int checksum(byte[] bytes, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
