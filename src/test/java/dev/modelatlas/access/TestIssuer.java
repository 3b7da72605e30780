package dev.modelatlas.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;

/**
 * An issuer of tokens. Its keys are in files, because the class of a test and that of its profile have different class
 * loaders.
 */
final class TestIssuer {
    static final String NAME = "https://issuer.example";
    static final String AUDIENCE = "model-atlas";

    private static final Path DIRECTORY = Path.of("target/test-issuer");
    private static final Path PRIVATE_KEY = DIRECTORY.resolve("private.der");

    private TestIssuer() {}

    /** Creates keys if there are none, and returns the location of the public key. */
    static String location() {
        var publicKey = DIRECTORY.resolve("public.pem");
        if (Files.exists(publicKey)) {
            return publicKey.toUri().toString();
        }
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var keys = generator.generateKeyPair();
            Files.createDirectories(DIRECTORY);
            Files.write(PRIVATE_KEY, keys.getPrivate().getEncoded());
            var pem = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
            Files.writeString(publicKey, "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n");
            return publicKey.toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A valid token with the given claims, in JSON, in addition to those that every token has. */
    static String token(String claims) throws Exception {
        var key = new PKCS8EncodedKeySpec(Files.readAllBytes(PRIVATE_KEY));
        return token(claims, "RS256", KeyFactory.getInstance("RSA").generatePrivate(key));
    }

    /** The same token, signed with another algorithm and key. */
    static String token(String claims, String algorithm, PrivateKey key) throws Exception {
        var all = JwtClaims.parse(claims);
        all.setIssuer(NAME);
        all.setAudience(AUDIENCE);
        all.setSubject("ada");
        all.setIssuedAtToNow();
        all.setExpirationTimeMinutesInTheFuture(5);
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(algorithm);
        token.setKey(key);
        token.setPayload(all.toJson());
        return token.getCompactSerialization();
    }
}
