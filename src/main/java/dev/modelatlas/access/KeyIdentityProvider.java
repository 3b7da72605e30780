package dev.modelatlas.access;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.jdbi.v3.core.JdbiException;

import dev.modelatlas.sql.DatabaseFailure;

/** Authenticates callers by API key. */
@ApplicationScoped
class KeyIdentityProvider implements IdentityProvider<KeyRequest> {
    private final KeyVerifier keys;

    KeyIdentityProvider(KeyVerifier keys) {
        this.keys = keys;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() ->
                find(request.key()).map(KeyIdentityProvider::identity).orElseThrow(AuthenticationFailedException::new));
    }

    /**
     * Finds a key. If that takes too long, the error says that the key cannot be checked. The usual error for a timeout
     * tells the caller to request less, which would not help here.
     */
    private Optional<ApiKey> find(PlainKey shown) {
        try {
            return keys.find(shown);
        } catch (JdbiException failure) {
            if (DatabaseFailure.of(failure).equals(Optional.of(DatabaseFailure.TIMEOUT))) {
                DatabaseFailure.warn(failure);
                throw AccessRefusal.unchecked();
            }
            throw failure;
        }
    }

    private static SecurityIdentity identity(ApiKey key) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.name()))
                .addRole(key.role().publicName())
                .addAttribute(ApiKey.class.getName(), key)
                .build();
    }
}
