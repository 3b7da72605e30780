package dev.modelatlas.graphql.document;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class LimitsConfigTest {

    @ParameterizedTest
    @CsvSource({
        "answer, 100",
        "answer, 2G",
        "depth, 0",
        "depth, 101",
        "cost, -1",
        "cost, 2000000000",
        "aliases, -1",
        "aliases, 100001",
        "directives, -1",
        "directives, 100001",
        "fragments, -1",
        "fragments, 1001",
        "tokens, 0",
        "tokens, 1000001",
        "characters, 999",
        "characters, 10000001",
        "values, 0",
        "values, 100000001",
        "published-values, 0",
        "values, many",
        "tokens, 99999999999",
    })
    void errorNamesALimitWhoseValueIsInvalid(String limit, String value) {
        var key = "model-atlas.limits." + limit;
        var config = new SmallRyeConfigBuilder()
                .withMapping(LimitsConfig.class)
                .addDiscoveredCustomizers()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(Map.of(key, value), "test", 100));
        assertThatThrownBy(config::build).hasMessageContaining(key + " ");
    }
}
