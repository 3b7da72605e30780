package dev.modelatlas.startup;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.LaunchMode;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.RecordedLog;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class PublicUrlCheckTest {
    private static final Optional<String> URL = Optional.of("https://atlas.example");

    @Test
    void serverInProductionWithoutAPublicUrlWarns() {
        assertThat(logged(Optional.empty(), true, LaunchMode.NORMAL))
                .containsExactly(
                        "model-atlas.public.url is not set. Canonical links of pages, permalinks in citations, and"
                                + " links in exports, sitemaps and webhooks therefore lead to localhost. If others use this"
                                + " server, set model-atlas.public.url to its public URL, such as https://atlas.example.");
    }

    @Test
    void serverWithAPublicUrlDoesNotWarn() {
        assertThat(logged(URL, true, LaunchMode.NORMAL)).isEmpty();
    }

    @Test
    void commandDoesNotWarn() {
        assertThat(logged(Optional.empty(), false, LaunchMode.NORMAL)).isEmpty();
    }

    @Test
    void serverInDevelopmentDoesNotWarn() {
        assertThat(logged(Optional.empty(), true, LaunchMode.DEVELOPMENT)).isEmpty();
    }

    private static List<String> logged(Optional<String> url, boolean isServer, LaunchMode mode) {
        try (var log = RecordedLog.of(PublicUrlCheck.class)) {
            PublicUrlCheck.check(url, isServer, mode);
            return log.messages();
        }
    }
}
