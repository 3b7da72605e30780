package dev.modelatlas.access;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Reads keys from requests. What is no key goes on to SmallRye JWT where an issuer of tokens is configured. */
@ApplicationScoped
class KeyMechanism implements HttpAuthenticationMechanism {
    private final TokenIssuer issuer;

    @Inject
    KeyMechanism(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager identities) {
        Optional<String> shown;
        try {
            shown = Credentials.of(http.request());
        } catch (AuthenticationFailedException refusal) {
            return Uni.createFrom().failure(refusal);
        }
        if (shown.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        var key = shown.flatMap(PlainKey::parse);
        if (key.isPresent()) {
            return identities.authenticate(
                    HttpSecurityUtils.setRoutingContextAttribute(new KeyRequest(key.get()), http));
        }
        return issuer.isConfigured() && !http.request().headers().contains("X-API-Key")
                ? Uni.createFrom().nullItem()
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    /** Where a policy lets nobody in who is not known. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext http) {
        if (!Gate.guards(http.normalizedPath())) {
            return HttpAuthenticationMechanism.super.sendChallenge(http);
        }
        http.fail(401, AccessRefusal.nobody());
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", AccessRefusal.CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyRequest.class);
    }

    /** Before SmallRye JWT, which takes every bearer for its own. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }
}
