package dev.modelatlas.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a subscriber's messages are signed with, by the rules of Standard Webhooks.
 *
 * @param bytes 32 random ones
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

    /** All of it, to be shown once: {@code whsec_} and Base64. */
    public String text() {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * What stands in {@code webhook-signature}.
     *
     * @param id what stands in {@code webhook-id}
     * @param seconds what stands in {@code webhook-timestamp}
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

    /** Without the secret, which has no place in a log. */
    @Override
    public String toString() {
        return "whsec_...";
    }
}
