package dev.modelatlas.graphql;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * An opaque string that clients store and send back: base64url of a version byte, the content and a checksum. Clients
 * can decode and forge a token. It must therefore contain no secrets, and the server must not trust its content.
 */
final class OpaqueToken {
    /** Maximum number of characters. A longer string cannot be from this server, and is rejected without decoding. */
    static final int MAXIMUM_LENGTH = 4096;

    private static final int CHECKSUM_BYTES = 4;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private OpaqueToken() {}

    static String encode(byte version, byte[] content) {
        var bytes = ByteBuffer.allocate(1 + content.length + CHECKSUM_BYTES)
                .put(version)
                .put(content);
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return ENCODER.encodeToString(bytes.array());
    }

    /** Decodes the content; empty when the string is damaged or of another kind. */
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
        // The last character of Base64 can have unused bits, so several strings can decode to the same content. This
        // check accepts only one of them.
        return encode(version, content).equals(text) ? Optional.of(content) : Optional.empty();
    }

    private static int checksum(byte[] bytes, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
