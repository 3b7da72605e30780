package dev.modelatlas.access;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Reads API keys from requests. If an issuer is configured, SmallRye JWT handles all other bearer tokens. */
@ApplicationScoped
class KeyAuthenticationMechanism implements HttpAuthenticationMechanism {
    private final TokenIssuer issuer;
    private final JWTAuthMechanism tokens;
    private final RequestGate requestGate;

    KeyAuthenticationMechanism(TokenIssuer issuer, JWTAuthMechanism tokens, RequestGate requestGate) {
        this.issuer = issuer;
        this.tokens = tokens;
        this.requestGate = requestGate;
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
        return issuer.isConfigured() && !http.request().headers().contains(Credentials.API_KEY)
                ? issuer.check(shown.get(), tokens.authenticate(http, identities))
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    /** Refuses an anonymous request. Called where a policy requires an authenticated caller. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext http) {
        if (!requestGate.guards(http.normalizedPath())) {
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

    /** Higher than the priority of SmallRye JWT, which would otherwise handle every bearer token. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }
}
