package dev.modelatlas.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether tokens (JWT) of an OIDC issuer are taken beside keys. SmallRye JWT reads the same settings and the tokens. */
@Startup
@Singleton
class TokenIssuer {
    private static final String KEYS = "mp.jwt.verify.publickey.location";
    private static final String ISSUER = "mp.jwt.verify.issuer";
    private static final String AUDIENCES = "mp.jwt.verify.audiences";

    private final boolean configured;

    @Inject
    TokenIssuer(
            @ConfigProperty(name = KEYS) Optional<String> keys,
            @ConfigProperty(name = ISSUER) Optional<String> issuer,
            @ConfigProperty(name = AUDIENCES) Optional<List<String>> audiences) {
        this.configured = keys.isPresent();
        if (configured && issuer.isEmpty()) {
            throw missing(ISSUER, "whoever else has keys there could make tokens for this server");
        } else if (configured && audiences.isEmpty()) {
            throw missing(AUDIENCES, "tokens that were made for another service would do here");
        }
    }

    boolean isConfigured() {
        return configured;
    }

    private static ConfigurationException missing(String key, String otherwise) {
        return new ConfigurationException(
                key + " is missing beside " + KEYS + ": without it, " + otherwise + ".", Set.of(key));
    }
}
