package dev.modelatlas.setting;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class OwnOriginTest {
    private static final String ORIGINS = "quarkus.http.cors.origins";
    private static final String PUBLIC_URL = "model-atlas.public.url";
    private static final String OTHER = "https://pages.example";

    @ParameterizedTest
    @CsvSource({
        "https://atlas.example, https://atlas.example",
        "https://atlas.example:443, https://atlas.example",
        "http://atlas.example:80, http://atlas.example",
        "https://atlas.example:80, https://atlas.example:80",
        "http://192.0.2.1:8080, http://192.0.2.1:8080",
        "https://[2001:db8::1], https://[2001:db8::1]",
        "HTTPS://Atlas.Example, https://atlas.example"
    })
    void pagesOfThePublicUrlMayCallTheApi(String url, String origin) {
        assertThat(read(Map.of(ORIGINS, OTHER, PUBLIC_URL, url))).isEqualTo(OTHER + "," + origin);
    }

    @Test
    void pagesOfEveryOriginMayStillCallTheApi() {
        assertThat(read(Map.of(ORIGINS, "*", PUBLIC_URL, "https://atlas.example")))
                .isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https:// atlas", "atlas.example", "https://atlas_1.example:x"})
    void invalidUrlAddsNoOrigin(String url) {
        assertThat(read(Map.of(ORIGINS, OTHER, PUBLIC_URL, url))).isEqualTo(OTHER);
    }

    @Test
    void withoutAPublicUrlOnlyTheGivenOriginsRemain() {
        assertThat(read(Map.of(ORIGINS, OTHER))).isEqualTo(OTHER);
    }

    private static String read(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(settings, "test", 100));
        new OwnOrigin().configBuilder(builder);
        return builder.build().getConfigValue(ORIGINS).getValue();
    }
}
