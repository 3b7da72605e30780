package dev.modelatlas;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;
import dev.modelatlas.testsupport.ProgramClasses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * At start, the program refuses a setting with an invalid value, and names the setting in the error. The documentation
 * lists all settings.
 */
@Concurrent
class ConfigurationTest {
    private static final String SETTING = "(?:model-atlas|quarkus|mp|smallrye)(?:[.][a-z0-9-]+)+";

    /** The documented settings that may have any text as their value. */
    private static final Set<String> FREE_TEXTS = Set.of(
            "model-atlas.source.attribution",
            "model-atlas.source.licence",
            "model-atlas.source.name",
            "model-atlas.source.page",
            "model-atlas.source.publisher",
            "mp.jwt.verify.audiences",
            "mp.jwt.verify.issuer",
            "mp.jwt.verify.publickey.location",
            "quarkus.datasource.jdbc.url",
            "quarkus.datasource.password",
            "quarkus.datasource.username",
            "quarkus.http.auth.permission.api.paths",
            "quarkus.http.auth.permission.api.policy",
            "quarkus.http.cors.origins",
            "quarkus.http.host",
            "quarkus.management.host",
            "smallrye.jwt.claims.groups",
            "smallrye.jwt.path.groups");

    private static final List<? extends Class<?>> MAPPINGS = ProgramClasses.all()
            .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
            .toList();

    @ParameterizedTest
    @CsvSource({
        "model-atlas.http.max-body-size, 0, must be at least 1",
        "model-atlas.http.deadline, 0s, must be at least 1ms",
        "model-atlas.http.deadline, PT-5S, must be at least 1ms",
        "model-atlas.http.deadline, 2h, must be at most 1h",
        "model-atlas.http.head-timeout, 0s, must be at least 1ms",
        "model-atlas.http.write-timeout, PT-1S, must be at least 1ms",
        "model-atlas.http.idle-timeout, 3h, must be at most 2h",
        "model-atlas.http.read-timeout, 0s, must be at least 1ms",
        "model-atlas.http.max-concurrent, 0, must be at least 1",
        "model-atlas.http.queue-size, -1, must be at least 0",
        "model-atlas.http.queue-timeout, 0s, must be at least 1ms",
        "model-atlas.websocket.max-connections, -1, must be at least 0",
        "model-atlas.websocket.max-message-size, 0, must be at least 1",
        "model-atlas.websocket.max-message-size, 2G, must be at most 1G",
        "model-atlas.websocket.max-messages-per-second, 0, must be at least 1",
        "model-atlas.websocket.init-timeout, 0s, must be at least 1ms",
        "model-atlas.websocket.keep-alive, PT-30S, must be at least 1ms",
        "model-atlas.websocket.threads, 0, must be at least 1",
        "model-atlas.export.max-concurrent, -1, must be at least 0",
        "model-atlas.export.max-concurrent-per-caller, 1001, must be at most 1000",
        "model-atlas.http.max-connections-per-address, 0, must be at least 1",
        "model-atlas.pages.max-concurrent, 0, must be at least 1",
        "model-atlas.pages.max-concurrent-per-address, 0, must be at least 1",
        "model-atlas.export.threads, 0, must be at least 1",
        "model-atlas.export.max-duration, 25h, must be at most 24h",
        "model-atlas.export.requests, 0, must be at least 1",
        "model-atlas.import.max-concurrent, -1, must be at least 0",
        "model-atlas.import.max-duration, 0s, must be at least 1ms",
        "model-atlas.import.guard.removed-percent, 101, must be at most 100",
        "model-atlas.import.guard.older-days, -1, must be at least 0",
        "model-atlas.short-links.max-size, 0, must be at least 1",
        "model-atlas.short-links.max-size, 2M, must be at most 1M",
        "model-atlas.short-links.max-per-publisher, -1, must be at least 0",
        "model-atlas.short-links.max-per-publisher, 1000001, must be at most 1000000",
        "model-atlas.cache.max-age, PT-1S, must be at least 0s",
        "model-atlas.cache.stale-while-revalidate, PT-1S, must be at least 0s",
        "model-atlas.rate.anonymous, -1, must be at least 0",
        "model-atlas.rate.key, 1000001, must be at most 1000000",
        "model-atlas.rate.proxies, 0, must be at least 1",
        "model-atlas.warm-up.time, PT-1S, must be at least 0s",
        "model-atlas.warm-up.time, 2m, must be at most 1m",
        "model-atlas.public.url, atlas.example, must be an address such as https://atlas.example",
        "model-atlas.public.url, https://atlas.example/, without a path or a trailing slash",
        "model-atlas.public.url, https://atlas.example/atlas, work only at the root of a host",
        "model-atlas.publications.url, postgres://host/db, must start with jdbc:postgresql:",
        "model-atlas.publications.url, jdbc:postgresql://atlas:geheim@host/db, must not contain a user or password",
        "model-atlas.webhook.key, c2hvcnQ=, 'must be 32 bytes in Base64, as `openssl rand -base64 32` generates them'",
        "model-atlas.webhook.former-key, c2hvcnQ=, 'must be 32 bytes in Base64, as `openssl rand -base64 32` "
                + "generates them'",
        "model-atlas.webhook.timeout, 2m, must be at most 1m",
        "model-atlas.webhook.first-delay, 0s, must be at least 1ms",
        "model-atlas.webhook.max-delay, 25h, must be at most 24h",
        "model-atlas.webhook.give-up-after, 0s, must be at least 1ms",
        "model-atlas.source.interval, 0s, must be at least 1s",
        "model-atlas.source.timeout, 2h, must be at most 1h",
        "model-atlas.source.max-age, 1h, must be at least 1d",
        "model-atlas.replica.url, postgres://host/db, must start with jdbc:postgresql:",
        "model-atlas.replica.url, jdbc:postgresql://atlas:geheim@host/db, must not contain a user or password",
        "model-atlas.limits.depth, 0, must be at least 1",
        "model-atlas.mcp.max-answer, 1000, must be at least 1K",
        "model-atlas.mcp.max-answer, 3M, must be at most 2M",
        "model-atlas.http.deadline, PT9999999999H, must be at most 1h",
        "model-atlas.http.max-body-size, 2G, must be at most 1G",
        "model-atlas.cache.size, 99999999999999G, must be at most 1T",
        "model-atlas.documents.size, 2T, must be at most 1T",
        "model-atlas.import.max-size, 0, must be at least 1",
        "model-atlas.import.max-size, 2T, must be at most 1T",
        "model-atlas.source.max-size, 0, must be at least 1",
        "model-atlas.source.max-size, 2T, must be at most 1T",
        "model-atlas.websocket.threads, 3000000000, must be at most 1000",
        "model-atlas.database.wait, 2h, must be at most 1h",
        "quarkus.datasource.jdbc.max-size, 0, must be at least 2",
        "quarkus.datasource.jdbc.max-size, 1, 'must be at least 2, because each start compares the migrations'",
        "quarkus.datasource.replica.jdbc.max-size, 0, must be at least 1",
        "quarkus.http.limits.max-connections, 0, must be at least 1",
        "quarkus.http.limits.max-connections, -1, must be at least 1",
        "quarkus.http.limits.max-concurrent-streams, 0, must be at least 1",
        "quarkus.http.limits.max-body-size, 0, must be at least 1",
        "quarkus.http.port, -1, must be at least 0",
        "quarkus.http.port, 65536, must be at most 65535",
        "quarkus.management.port, 65536, must be at most 65535",
        "quarkus.vertx.event-loops-pool-size, 0, must be at least 1",
        "quarkus.shutdown.delay, PT-1S, must be at least 0s",
        "quarkus.shutdown.timeout, 2h, must be at most 1h",
        "quarkus.datasource.jdbc.max-lifetime, PT-1S, must be at least 0s",
        "quarkus.otel.traces.sampler.arg, 1.5, must be at most 1",
        "mp.jwt.verify.clock.skew, -1, must be at least 0",
        "smallrye.jwt.jwks.forced-refresh-interval, -1, must be at least 0",
        "smallrye.jwt.jwks.retain-cache-on-error-duration, -1, must be at least 0",
    })
    void errorNamesASettingWhoseValueIsOutOfRange(String key, String value, String problem) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(key + " ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "model-atlas.http.deadline, soon",
        "model-atlas.http.max-concurrent, many",
        "model-atlas.http.max-body-size, -1",
        "model-atlas.cache.size, -1",
        "model-atlas.cache.max-age, soon",
        "model-atlas.documents.size, much",
        "model-atlas.documents.trusted-only, ture",
        "model-atlas.webhook.deliver, treu",
        "quarkus.flyway.migrate-at-start, flase",
        "quarkus.http.proxy.proxy-address-forwarding, ture",
        "model-atlas.rate.key, 1e3",
        "model-atlas.source.url, epoch.csv",
        "model-atlas.source.url, https://host.example/a b.csv",
        "model-atlas.source.url, ftp://host.example/a.csv",
        "model-atlas.source.url, https://user:secret@host.example/a.csv",
        "model-atlas.limits.depth, deep",
    })
    void errorNamesASettingWhoseValueCannotBeParsed(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(key + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "model-atlas.http.deadline, 500ms",
        "model-atlas.documents.trusted-only, YES",
        "model-atlas.source.url, 'HTTPS://host.example:8443/a.csv?v=1&token=%20x'",
        "quarkus.datasource.jdbc.max-size, 2",
        "quarkus.http.limits.max-connections, 1",
        "quarkus.shutdown.delay, 0.2s",
        "quarkus.http.proxy.trusted-proxies, ''",
        "model-atlas.http.queue-size, 0",
        "model-atlas.cache.size, 0",
        "model-atlas.cache.max-age, 0s",
        "model-atlas.rate.anonymous, 0",
        "model-atlas.short-links.max-per-publisher, 0",
        "model-atlas.short-links.max-size, 1M",
        "model-atlas.warm-up.time, 0s",
        "model-atlas.public.url, https://example.org:8443",
        "model-atlas.publications.url, jdbc:postgresql://primary/atlas",
        "model-atlas.webhook.key, AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "model-atlas.replica.url, 'jdbc:postgresql://one,two/atlas?loadBalanceHosts=true'",
        "mp.jwt.verify.publickey.algorithm, 'rs256,EDDSA,'",
        "quarkus.http.limits.max-connections, ' 100 '",
        "model-atlas.http.queue-timeout, ' 1s '",
    })
    void acceptsASettingAtTheBoundOfItsRange(String key, String value) {
        assertThatCode(() -> read(Map.of(key, value))).doesNotThrowAnyException();
    }

    /** Quarkus would take the number for seconds, but it may be meant as milliseconds, minutes or hours. */
    @ParameterizedTest
    @ValueSource(strings = {"400", "1", "0400"})
    void errorShowsTheUnitsOfADurationWithoutAUnit(String value) {
        assertThatThrownBy(() -> read(Map.of("model-atlas.http.queue-timeout", value)))
                .hasMessageEndingWith(
                        "model-atlas.http.queue-timeout must be a duration with a unit, such as 500ms, 10s,"
                                + " 30m, 6h or 60d");
    }

    /** A file with a secret often ends with a line break, which would become a part of the value. */
    @ParameterizedTest
    @CsvSource({
        "model-atlas.public.url, https://example.org",
        "model-atlas.publications.url, jdbc:postgresql://primary/atlas",
        "model-atlas.webhook.key, AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    })
    void refusesATextWithALineBreakAtItsEnd(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value + "\n"))).hasMessageContaining(key);
    }

    @Test
    void acceptsAPolicyWhosePathsAreAList() {
        var api = "quarkus.http.auth.permission.api.";
        assertThatCode(() -> read(Map.of(api + "policy", "authenticated", api + "paths[0]", "/graphql")))
                .doesNotThrowAnyException();
    }

    @Test
    void zeroIsADurationWithoutAUnit() {
        assertThatCode(() -> read(Map.of("model-atlas.warm-up.time", "0"))).doesNotThrowAnyException();
    }

    /** A value may be a secret, or contain one. A value with the character NUL is malformed, except as a free text. */
    @ParameterizedTest
    @MethodSource("documentedSettings")
    void errorNamesAMalformedSettingWithoutItsValue(String name) {
        assertThatThrownBy(() -> read(Map.of(name, "\0 geheim")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(name + " must ")
                .hasMessageNotContaining("geheim");
    }

    static Stream<String> documentedSettings() {
        return listed().stream().filter(name -> !FREE_TEXTS.contains(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model-atlas.source.interval | 6h | "
                        + "model-atlas.source.url is required when model-atlas.source.interval is set. Without "
                        + "it, no server would check the source",
                "model-atlas.webhook.former-key | AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8= | "
                        + "model-atlas.webhook.key is required when model-atlas.webhook.former-key is set. "
                        + "Without it, webhooks would be turned off",
                "mp.jwt.verify.issuer | https://issuer.example | "
                        + "mp.jwt.verify.publickey.location is required when mp.jwt.verify.issuer is set. "
                        + "Without it, the server would accept no tokens",
                "mp.jwt.verify.audiences | atlas | "
                        + "mp.jwt.verify.publickey.location is required when mp.jwt.verify.audiences is set. "
                        + "Without it, the server would accept no tokens",
                "quarkus.http.auth.permission.api.policy | authenticated | "
                        + "quarkus.http.auth.permission.api.paths is required when "
                        + "quarkus.http.auth.permission.api.policy is set. Without it, the policy would protect "
                        + "no path",
                "quarkus.http.proxy.trusted-proxies | 10.0.0.0/8 | "
                        + "quarkus.http.proxy.proxy-address-forwarding must be true when "
                        + "quarkus.http.proxy.trusted-proxies is set. Otherwise, all clients behind a proxy "
                        + "would count as one caller",
                "model-atlas.source.url | http://host.example/a.csv | "
                        + "model-atlas.source.url must begin with https:// unless "
                        + "model-atlas.source.private-addresses is true"
            })
    void errorNamesTheSettingThatAnotherSettingNeeds(String setting, String value, String problem) {
        assertThatThrownBy(() -> read(Map.of(setting, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageEndingWith("\t" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model-atlas.import.max-size", "model-atlas.http.max-body-size"})
    void errorNamesALimitThatIsAboveTheLimitOfAllBodies(String size) {
        assertThatThrownBy(() -> read(Map.of(size, "128M", "quarkus.http.limits.max-body-size", "100M")))
                .hasMessageEndingWith("\t" + size + " must be at most quarkus.http.limits.max-body-size");
        assertThatCode(() -> read(Map.of(size, "128M", "quarkus.http.limits.max-body-size", "128M")))
                .doesNotThrowAnyException();
    }

    @Test
    void errorNamesAMisspelledSetting() {
        assertThatThrownBy(() -> read(Map.of("model-atlas.http.dead-line", "5s")))
                .hasMessageContaining("model-atlas.http.dead-line");
    }

    /** SmallRye Config would ignore these names, and the server would start with the default. */
    @ParameterizedTest
    @CsvSource({
        "MODEL_ATLAS_DOCUMENT_TRUSTED_ONLY, MODEL_ATLAS_DOCUMENTS_TRUSTED_ONLY",
        "MODEL_ATLAS_HTTP_DEAD_LINES, MODEL_ATLAS_HTTP_DEADLINE",
        "MODEL_ATLAS_DATABASE_DIRECTOY, MODEL_ATLAS_DATABASE_DIRECTORY",
        "MODEL_ATLAS_LOADSHIPED, MODEL_ATLAS_LOAD_SHIPPED",
    })
    void errorNamesAMisspelledEnvironmentVariable(String name, String meant) {
        assertThatThrownBy(() -> read(environment(name, "true")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageEndingWith(name + " is not a setting. Did you mean " + meant + "?");
    }

    @Test
    void errorNamesASettingWithAMisspelledPrefix() {
        assertThatThrownBy(() -> read(Map.of("model-atlas.document.trusted-only", "true")))
                .hasMessageEndingWith("model-atlas.document.trusted-only is not a setting. Did you mean"
                        + " model-atlas.documents.trusted-only?");
    }

    /** Kubernetes sets variables for each Service, if the pod does not disable them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MODEL_ATLAS_SERVICE_HOST",
                "MODEL_ATLAS_SERVICE_PORT_HTTP",
                "MODEL_ATLAS_PORT",
                "MODEL_ATLAS_PORT_80_TCP_ADDR",
                "MODEL_ATLAS_DB_RW_PORT_5432_TCP",
                "MODEL_ATLAS_DATABASE_DIRECTORY",
                "MODEL_ATLAS_HTTP_WAITING",
                "MODEL_ATLAS_DOCUMENTS_DIRECTORY",
            })
    void acceptsEnvironmentVariablesOfServicesAndOfSettings(String name) {
        assertThatCode(() -> read(environment(name, "1"))).doesNotThrowAnyException();
    }

    private static ConfigSource environment(String name, String value) {
        return new EnvConfigSource(Map.of(name, value), 300);
    }

    /** Settings of the previous release must stay in force after an upgrade. */
    @ParameterizedTest
    @MethodSource("renamedSettings")
    void formerNameOfASettingIsAccepted(String former, String present) {
        assertThat(outcome(present, Map.of(former, "7")))
                .isEqualTo(outcome(present, Map.of(present, "7")))
                .isNotEqualTo(outcome(present, Map.of()));
    }

    /** The renamed settings, from the table in CHANGELOG.md. */
    static Stream<Arguments> renamedSettings() {
        return Pattern.compile("(?m)^ *[|] `(model-atlas[.].+)` [|] `(model-atlas[.].+)` [|]$")
                .matcher(Documents.text(Path.of("CHANGELOG.md")))
                .results()
                .map(row -> arguments(row.group(1), row.group(2)));
    }

    @Test
    void currentNameOfASettingWinsOverItsFormerNameInTheSameSource() {
        var both = Map.of("model-atlas.http.waiting", "7", "model-atlas.http.queue-size", "8");
        assertThat(outcome("model-atlas.http.queue-size", both)).isEqualTo("8");
    }

    @Test
    void formerNameOfASettingWinsIfItsConfigSourceHasPriority() {
        var file = new PropertiesConfigSource(Map.of("model-atlas.http.queue-size", "8"), "file", 250);
        var environment = new PropertiesConfigSource(Map.of("model-atlas.http.waiting", "7"), "environment", 300);
        assertThat(read(file, environment)
                        .getConfigValue("model-atlas.http.queue-size")
                        .getValue())
                .isEqualTo("7");
    }

    /** The value of a setting, or the message that refuses the value. */
    private static String outcome(String key, Map<String, String> settings) {
        try {
            return read(settings).getConfigValue(key).getValue();
        } catch (ConfigValidationException refusal) {
            return refusal.getMessage();
        }
    }

    @Test
    void configurationPageListsEverySettingOfTheProgram() {
        assertThat(MAPPINGS.stream()
                        .flatMap(type -> ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet().stream()))
                .hasSizeGreaterThan(50)
                .isSubsetOf(listed());
    }

    /** Operators look settings up in this page, from the runbook and from other pages. */
    @Test
    void configurationPageListsEverySettingThatADocumentNames() {
        var listed = listed();
        var variables = listed.stream()
                .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .collect(Collectors.toSet());
        assertThat(listed).hasSizeGreaterThan(100);
        for (var document : Documents.all()) {
            if (!document.equals(Path.of("CHANGELOG.md"))) {
                var text = Documents.text(document);
                assertThat(found("(?m)(?:`|^ *)(" + SETTING + ")[`=]", text))
                        .as(document.toString())
                        .isSubsetOf(listed);
                assertThat(found("\\b((?:MODEL_ATLAS|QUARKUS)_[A-Z_]+)\\b", text))
                        .as(document.toString())
                        .isSubsetOf(variables);
            }
        }
    }

    /** In a table, a name with a leading dot replaces the last part of the preceding name. */
    private static Set<String> listed() {
        var names = new TreeSet<String>();
        var last = "";
        // `.model-atlas` is no part of a name, but the default of a setting.
        for (var name : found(
                "`(" + SETTING + "|[.](?!model-atlas`)[a-z0-9-]+)`",
                Documents.text(Path.of("docs/configuration.md")))) {
            last = name.startsWith(".") ? last.replaceFirst("[.][^.]+$", name) : name;
            names.add(last);
        }
        return names;
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static SmallRyeConfig read(Map<String, String> settings) {
        return read(new PropertiesConfigSource(settings, "test", 0));
    }

    private static SmallRyeConfig read(ConfigSource... sources) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDiscoveredCustomizers()
                .withSources(sources);
        MAPPINGS.forEach(builder::withMapping);
        return builder.build();
    }
}
