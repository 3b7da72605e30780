package dev.modelatlas.program;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Full;

import static dev.modelatlas.testsupport.Waiting.await;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Keys created on the command line, and tokens of an OIDC issuer. Skipped without Node, which runs the issuer. */
@Full
class CallersIT {
    private static final Path NODE = Path.of("src/test/node");
    private static final String AUDIENCE = "model-atlas";

    @TempDir
    static Path home;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Process issuer;
    private static String issuerUrl;
    private static ServingProgram serving;

    @BeforeAll
    static void serve() throws IOException {
        assumeTrue(Files.isDirectory(NODE.resolve("node_modules")), "skipped: run npm ci in " + NODE);
        issuer = new ProcessBuilder("node", "issuer.js")
                .directory(NODE.toFile())
                .redirectError(home.resolve("issuer").toFile())
                .start();
        issuerUrl = issuer.inputReader().readLine();
        // A policy for the path of the schema shows that the groups in a token are roles.
        serving = ServingProgram.start(embedded()
                .with("mp.jwt.verify.publickey.location", issuerUrl + "/jwks")
                .with("mp.jwt.verify.issuer", issuerUrl)
                .with("mp.jwt.verify.audiences", AUDIENCE)
                .with("mp.jwt.verify.publickey.algorithm", "RS256,ES256")
                .with("model-atlas.load-shipped", "false")
                .with("quarkus.http.auth.policy.publishers.roles-allowed", "publisher")
                .with("quarkus.http.auth.permission.schema.paths", "/graphql/schema.graphql")
                .with("quarkus.http.auth.permission.schema.policy", "publishers"));
    }

    @AfterAll
    static void end() {
        if (serving != null) {
            serving.close();
        }
        if (issuer != null) {
            issuer.destroy();
        }
    }

    @Test
    void keyWorksFromCreationToRevocation() throws Exception {
        var created = run("keys", "create", "--name", "Data desk", "--role", "publisher", "--scope", "all");
        var key = created.out().strip();
        assertThat(get("/graphql/schema.graphql", key).statusCode()).isEqualTo(200);
        var id = key.split("_")[1];
        assertThat(created.err()).contains("Created key " + id + ".").doesNotContain(key);
        assertThat(run("keys", "list").out()).contains(id, "Data desk", "publisher", "all");

        var next = run("keys", "rotate", id).out().strip();
        assertThat(ask(next).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertRefused(ask(key)));
        assertThat(run("keys", "revoke", id).exitCode()).isEqualTo(1);

        var audit = run("audit").out();
        assertThat(audit)
                .containsSubsequence("KEY_ROTATED", "KEY_REVOKED", "KEY_CREATED")
                .contains("command line, " + System.getProperty("user.name"), "Data desk")
                .doesNotContain(secret(key), secret(next));
        assertThat(Files.readString(home.resolve("out")) + Files.readString(home.resolve("err")))
                .doesNotContain(secret(key), secret(next));
    }

    private static String secret(String key) {
        return key.split("_")[2];
    }

    /** Runs a command beside the server, on its database. */
    private static Program.Outcome run(String... arguments) {
        return new Program(commands(), embedded().options(), Map.of()).run(arguments);
    }

    /** A separate directory for commands, so that they do not overwrite the server's output. */
    private static Path commands() {
        var directory = home.resolve("commands");
        directory.toFile().mkdirs();
        return directory;
    }

    @Test
    void tokenWorksLikeAKey() throws Exception {
        var response = ask(token("{\"aud\": \"model-atlas\", \"sub\": \"ada\"}"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("RateLimit-Policy")).contains("\"key\";q=6000;w=60");
    }

    @Test
    void groupsOfATokenBecomeRoles() throws Exception {
        var reader = token("{\"aud\": \"model-atlas\", \"sub\": \"ada\", \"groups\": [\"reader\"]}");
        var publisher = token("{\"aud\": \"model-atlas\", \"sub\": \"bob\", \"groups\": [\"publisher\"]}");
        assertThat(get("/graphql/schema.graphql", reader).statusCode()).isEqualTo(403);
        assertThat(get("/graphql/schema.graphql", publisher).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"aud\": \"another-service\", \"sub\": \"ada\"}",
                "{\"aud\": \"model-atlas\", \"sub\": \"ada\", \"exp\": 1700000000}",
                "{\"aud\": \"model-atlas\", \"sub\": \"ada\", \"iss\": \"https://issuer.example\"}",
                "{\"aud\": \"model-atlas\", \"sub\": \"ada\", \"nbf\": 4000000000}",
                "{\"aud\": \"model-atlas\", \"sub\": {\"name\": \"ada\"}}"
            })
    void refusesATokenWithAnInvalidAudienceIssuerTimeOrSubject(String claims) throws Exception {
        assertRefused(ask(token(claims)));
    }

    @Test
    void refusesATokenWhoseUpnIsNotText() throws Exception {
        assertRefused(ask(token("{\"aud\": \"model-atlas\", \"sub\": \"ada\", \"upn\": {\"a\": 1}}")));
    }

    @Test
    void refusesAnUnsignedToken() throws Exception {
        var signed = token("{\"aud\": \"model-atlas\", \"sub\": \"ada\"}").split("\\.");
        var none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        assertRefused(ask(none + "." + signed[1] + "."));
        assertRefused(ask(signed[0] + "." + signed[1] + "." + signed[2].substring(4) + "AAAA"));
        assertRefused(ask("nonsense"));
    }

    @Test
    void refusesToStartWithAnIssuerButNoAudience() {
        var options = embedded()
                .with("mp.jwt.verify.publickey.location", issuerUrl + "/jwks")
                .with("mp.jwt.verify.issuer", issuerUrl)
                .options();
        var outcome = new Program(commands(), options, Map.of()).run("revisions");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("mp.jwt.verify.audiences is required");
    }

    private static Program embedded() {
        return Program.in(home)
                .with("model-atlas.database", "embedded")
                .with("model-atlas.database.directory", home.resolve("database").toString());
    }

    private static String token(String claims) throws IOException, InterruptedException {
        var form = "grant_type=client_credentials&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(issuerUrl + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return JsonPath.from(answer.body()).getString("access_token");
    }

    private static HttpResponse<String> ask(String token) throws IOException, InterruptedException {
        return get("/graphql?query=%7B__typename%7D", token);
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(serving.address().resolve(path)).header("Authorization", "Bearer " + token);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThatJson(response.body()).inPath("errors[0].extensions.code").isEqualTo("UNAUTHENTICATED");
    }
}
