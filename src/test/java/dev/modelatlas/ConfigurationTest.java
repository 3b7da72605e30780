package dev.modelatlas;

import java.util.List;
import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A setting that cannot work is refused at start, by its name. */
@Concurrent
class ConfigurationTest {
    private static final List<? extends Class<?>> MAPPINGS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.modelatlas").stream()
                    .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                    .map(JavaClass::reflect)
                    .toList();

    @ParameterizedTest
    @CsvSource({
        "model-atlas.http.max-body-size, 0, must be at least 1",
        "model-atlas.http.deadline, 0s, must be at least 1ms",
        "model-atlas.http.deadline, PT-5S, must be at least 1ms",
        "model-atlas.http.deadline, 2h, must be at most 1h",
        "model-atlas.http.head-timeout, 0s, must be at least 1ms",
        "model-atlas.http.write-timeout, PT-1S, must be at least 1ms",
        "model-atlas.http.idle-timeout, 2h, must be at most 1h",
        "model-atlas.http.read-timeout, 0s, must be at least 1ms",
        "model-atlas.http.working, 0, must be at least 1",
        "model-atlas.http.waiting, -1, must be at least 0",
        "model-atlas.http.longest-wait, 0s, must be at least 1ms",
        "model-atlas.websocket.connections, -1, must be at least 0",
        "model-atlas.websocket.max-message-size, 0, must be at least 1",
        "model-atlas.websocket.messages, 0, must be at least 1",
        "model-atlas.websocket.init-timeout, 0s, must be at least 1ms",
        "model-atlas.websocket.keep-alive, PT-30S, must be at least 1ms",
        "model-atlas.websocket.working, 0, must be at least 1",
        "model-atlas.export.at-once, -1, must be at least 0",
        "model-atlas.export.at-once-of-one, 1001, must be at most 1000",
        "model-atlas.http.connections-of-one, 0, must be at least 1",
        "model-atlas.pages.at-once, 0, must be at least 1",
        "model-atlas.pages.at-once-of-one, 0, must be at least 1",
        "model-atlas.export.working, 0, must be at least 1",
        "model-atlas.export.longest, 25h, must be at most 24h",
        "model-atlas.export.requests, 0, must be at least 1",
        "model-atlas.import.at-once, -1, must be at least 0",
        "model-atlas.import.longest, 0s, must be at least 1ms",
        "model-atlas.import.guard.removed-percent, 101, must be at most 100",
        "model-atlas.import.guard.older-days, -1, must be at least 0",
        "model-atlas.cache.max-age, PT-1S, must be at least 0s",
        "model-atlas.cache.stale-while-revalidate, PT-1S, must be at least 0s",
        "model-atlas.rate.anonymous, -1, must be at least 0",
        "model-atlas.rate.key, 1000001, must be at most 1000000",
        "model-atlas.rate.proxies, 0, must be at least 1",
        "model-atlas.warm-up.time, PT-1S, must be at least 0s",
        "model-atlas.warm-up.time, 2m, must be at most 1m",
        "model-atlas.public.url, atlas.example, must be an address like https://atlas.example",
        "model-atlas.public.url, https://atlas.example/, without a slash at the end",
        "model-atlas.publications.url, postgres://host/db, must start with jdbc:postgresql:",
        "model-atlas.webhook.key, c2hvcnQ=, 'must be 32 bytes in Base64, as `openssl rand -base64 32` makes them'",
        "model-atlas.webhook.former-key, c2hvcnQ=, 'must be 32 bytes in Base64, as `openssl rand -base64 32` makes them'",
        "model-atlas.webhook.timeout, 2m, must be at most 1m",
        "model-atlas.webhook.first-delay, 0s, must be at least 1ms",
        "model-atlas.webhook.longest-delay, 25h, must be at most 24h",
        "model-atlas.webhook.give-up-after, 0s, must be at least 1ms",
        "model-atlas.source.every, 0s, must be at least 1s",
        "model-atlas.source.timeout, 2h, must be at most 1h",
        "model-atlas.source.oldest, 1h, must be at least 1d",
        "model-atlas.replica.url, postgres://host/db, must start with jdbc:postgresql:",
        "model-atlas.limits.depth, 0, must be at least 1",
        "model-atlas.http.deadline, PT9999999999H, must be at most 1h",
    })
    void settingOutOfRangeIsNamed(String key, String value, String problem) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(key + " ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "model-atlas.http.deadline, soon",
        "model-atlas.http.working, many",
        "model-atlas.http.max-body-size, -1",
        "model-atlas.cache.size, -1",
        "model-atlas.cache.max-age, soon",
        "model-atlas.documents.size, much",
        "model-atlas.documents.trusted-only, ture",
        "model-atlas.rate.key, 1e3",
        "model-atlas.limits.depth, deep",
    })
    void settingThatCannotBeReadIsNamed(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining(key + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "model-atlas.http.deadline, 500ms",
        "model-atlas.http.waiting, 0",
        "model-atlas.cache.size, 0",
        "model-atlas.cache.max-age, 0s",
        "model-atlas.rate.anonymous, 0",
        "model-atlas.warm-up.time, 0s",
        "model-atlas.public.url, https://example.org/atlas",
        "model-atlas.publications.url, jdbc:postgresql://primary/atlas",
        "model-atlas.webhook.key, AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "model-atlas.webhook.former-key, AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "model-atlas.replica.url, 'jdbc:postgresql://one,two/atlas?loadBalanceHosts=true'",
    })
    void settingAtTheEdgeIsTaken(String key, String value) {
        assertThatCode(() -> read(Map.of(key, value))).doesNotThrowAnyException();
    }

    @Test
    void secretThatIsRefusedIsNotTold() {
        assertThatThrownBy(() -> read(Map.of("model-atlas.webhook.key", "aSecretThatIsTooShort=")))
                .hasMessageNotContaining("aSecret");
    }

    @Test
    void misspeltSettingIsNamed() {
        assertThatThrownBy(() -> read(Map.of("model-atlas.http.dead-line", "5s")))
                .hasMessageContaining("model-atlas.http.dead-line");
    }

    private static void read(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDiscoveredCustomizers()
                .withSources(new PropertiesConfigSource(settings, "test", 0));
        MAPPINGS.forEach(builder::withMapping);
        builder.build();
    }
}
