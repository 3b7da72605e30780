package dev.modelatlas.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The owner of rows that the holder of a token publishes. */
@Concurrent
class PublisherTest {
    private static final String ISSUER = "https://issuer.example";

    @Test
    void publisherOfATokenDependsOnItsSubjectAndNotOnItsUserName() {
        var ada = Publisher.of(identity(Map.of("iss", ISSUER, "sub", "1", "upn", "Ada")));
        var renamed = Publisher.of(identity(Map.of("iss", ISSUER, "sub", "1", "upn", "Bob")));
        assertThat(ada).isEqualTo(renamed);
        assertThat(ada.name()).isEqualTo("1 (token of https://issuer.example)");
    }

    @Test
    void tokensWithDifferentSubjectsOrIssuersHaveDifferentPublishers() {
        var ada = Publisher.of(identity(Map.of("iss", ISSUER, "sub", "1", "upn", "Ada")));
        assertThat(Publisher.of(identity(Map.of("iss", ISSUER, "sub", "2", "upn", "Ada")))
                        .name())
                .isNotEqualTo(ada.name());
        assertThat(Publisher.of(identity(Map.of("iss", ISSUER + "/2", "sub", "1", "upn", "Ada")))
                        .name())
                .isNotEqualTo(ada.name());
    }

    static Iterable<Map<String, Object>> broken() {
        return List.of(
                Map.of("iss", ISSUER, "upn", "Ada"),
                Map.of("sub", "1"),
                Map.of("iss", ISSUER, "sub", Map.of("a", 1)),
                Map.of("iss", ISSUER, "sub", ""),
                Map.of("iss", ISSUER, "sub", " 1"),
                Map.of("iss", ISSUER, "sub", "1\n"),
                Map.of("iss", ISSUER, "sub", "1\u200b"),
                Map.of("iss", "x".repeat(101), "sub", "1"),
                Map.of("iss", ISSUER, "sub", "x".repeat(101)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void tokenWithoutASubjectMayNotPublish(Map<String, Object> claims) {
        var identity = identity(claims);
        assertThatThrownBy(() -> Publisher.of(identity))
                .isInstanceOf(AccessRefusal.class)
                .hasMessageStartingWith("The token must have the claims `iss` and `sub`");
    }

    static SecurityIdentity identity(Map<String, Object> claims) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(claims))
                .addRole(KeyRole.PUBLISHER_NAME)
                .build();
    }

    /** Returns claims as SmallRye JWT does: a claim that is not a string keeps its type. */
    private record Token(Map<String, Object> claims) implements JsonWebToken {
        @Override
        public String getName() {
            return (String) claims.get("upn");
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
