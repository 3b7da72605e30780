package dev.modelatlas.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that signs a webhook's messages, as defined by Standard Webhooks.
 *
 * @param bytes 32 random bytes
 */
public record SigningSecret(byte[] bytes) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    static SigningSecret generate() {
        var bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return new SigningSecret(bytes);
    }

    /** The full secret, which is shown only once: {@code whsec_} and Base64. */
    public String text() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param id value of the header {@code webhook-id}
     * @param seconds value of the header {@code webhook-timestamp}
     */
    String sign(String id, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Omits the secret, which must not be logged. */
    @Override
    public String toString() {
        return "whsec_...";
    }
}
