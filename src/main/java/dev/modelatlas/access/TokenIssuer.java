package dev.modelatlas.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides, from the settings of the OIDC issuer, whether the server accepts tokens (JWT) in addition to keys. SmallRye
 * JWT reads the same settings, and verifies the tokens.
 */
@Startup
@Singleton
class TokenIssuer {
    private static final String KEYS = "mp.jwt.verify.publickey.location";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";

    private final boolean configured;

    TokenIssuer(
            @ConfigProperty(name = KEYS) Optional<String> keys,
            @ConfigProperty(name = ISSUER) Optional<String> issuer,
            @ConfigProperty(name = AUDIENCES) Optional<List<String>> audiences) {
        this.configured = keys.isPresent();
        if (configured && issuer.isEmpty()) {
            throw missing(ISSUER, "other issuers with keys at the same location could create tokens for this server");
        } else if (configured && audiences.isEmpty()) {
            throw missing(AUDIENCES, "this server would accept tokens created for other services");
        }
    }

    boolean isConfigured() {
        return configured;
    }

    private static ConfigurationException missing(String key, String otherwise) {
        return new ConfigurationException(
                key + " is required when " + KEYS + " is set. Without " + key + ", " + otherwise + ".", Set.of(key));
    }
}
