package dev.modelatlas.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Encrypts the secrets of webhooks, which have to be read again to sign. AES-256-GCM: who can only write to the
 * database cannot make one, nor move that of one webhook to another.
 */
@Singleton
class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Optional<SecretKey> key;

    @Inject
    SecretBox(WebhookConfig config) {
        this(config.key());
    }

    /** @param key 32 bytes in Base64 */
    SecretBox(Optional<String> key) {
        this.key = key.map(text -> new SecretKeySpec(Base64.getDecoder().decode(text), "AES"));
    }

    /** Whether there is a key. */
    boolean isThere() {
        return key.isPresent();
    }

    /** The secret as it is stored for that webhook: a nonce, and what was encrypted. */
    byte[] seal(String webhook, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, webhook, nonce).doFinal(secret);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws GeneralSecurityException when it was sealed by another key or for another webhook, or is none at all */
    byte[] open(String webhook, byte[] stored) throws GeneralSecurityException {
        if (stored.length <= NONCE_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        var bytes = ByteBuffer.wrap(stored);
        var nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        var sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        return cipher(Cipher.DECRYPT_MODE, webhook, nonce).doFinal(sealed);
    }

    private Cipher cipher(int mode, String webhook, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.orElseThrow(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(webhook.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
