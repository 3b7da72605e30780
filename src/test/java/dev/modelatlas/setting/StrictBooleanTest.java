package dev.modelatlas.setting;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class StrictBooleanTest {
    private static final String ANY = "quarkus.some.switch";

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "yes", "Y", "on", "1", " true "})
    void wordsForTrueTurnASettingOn(String word) {
        assertThat(read(word).getValue(ANY, boolean.class)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "no", "n", "OFF", "0"})
    void wordsForFalseTurnASettingOff(String word) {
        assertThat(read(word).getValue(ANY, boolean.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ture", "flase", "treu", "2", "enabled"})
    void errorNamesABooleanSettingOfQuarkusThatIsMisspelled(String word) {
        var settings = read(word);
        assertThatThrownBy(() -> settings.getValue(ANY, boolean.class))
                .hasMessageContaining(ANY + " ")
                .hasMessageEndingWith("must be true or false");
    }

    @Test
    void blankValueCountsAsNotSet() {
        assertThat(read(" ").getOptionalValue(ANY, Boolean.class)).isEmpty();
    }

    private static SmallRyeConfig read(String value) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredCustomizers()
                .withSources(new PropertiesConfigSource(Map.of(ANY, value), "test", 100))
                .build();
    }
}
