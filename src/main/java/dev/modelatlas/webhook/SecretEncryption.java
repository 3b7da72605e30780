package dev.modelatlas.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Encrypts the secrets of webhooks. They are not hashed, because signing needs the secrets themselves. AES-256-GCM also
 * authenticates: a person who can write to the database, but lacks the key, can neither forge a secret nor copy it to
 * another webhook.
 */
@Singleton
class SecretEncryption {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Optional<SecretKey> key;
    private final Optional<SecretKey> formerKey;

    @Inject
    SecretEncryption(WebhookConfig config) {
        this(config.key(), config.formerKey());
    }

    /**
     * @param key 32 bytes in Base64
     * @param formerKey the key before the last change, in Base64; decrypts secrets that are still encrypted with it
     */
    SecretEncryption(Optional<String> key, Optional<String> formerKey) {
        this.key = key.map(SecretEncryption::key);
        this.formerKey = formerKey.map(SecretEncryption::key);
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(Base64.getDecoder().decode(text), "AES");
    }

    /** Whether an encryption key is set. */
    boolean isThere() {
        return key.isPresent();
    }

    /** Encrypts a secret for the webhook with this ID. The result is a nonce followed by the ciphertext. */
    byte[] seal(String webhook, byte[] secret) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key.orElseThrow(), webhook, nonce)
                    .doFinal(secret);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Decrypts a secret with the current or the former key.
     *
     * @param webhook ID of the webhook to which the secret belongs
     * @throws GeneralSecurityException when the secret was encrypted with another key or for another webhook, or
     *     is malformed
     */
    byte[] open(String webhook, byte[] stored) throws GeneralSecurityException {
        try {
            return open(key.orElseThrow(), webhook, stored);
        } catch (AEADBadTagException otherKey) {
            if (formerKey.isEmpty()) {
                throw otherKey;
            }
            return open(formerKey.get(), webhook, stored);
        }
    }

    private static byte[] open(SecretKey key, String webhook, byte[] stored) throws GeneralSecurityException {
        if (stored.length <= NONCE_BYTES) {
            throw new GeneralSecurityException("too short");
        }
        var bytes = ByteBuffer.wrap(stored);
        var nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        var sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        return cipher(Cipher.DECRYPT_MODE, key, webhook, nonce).doFinal(sealed);
    }

    private static Cipher cipher(int mode, SecretKey key, String webhook, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(webhook.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
