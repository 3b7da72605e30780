package dev.modelatlas.upstream;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.jdbi.v3.core.Jdbi;

import dev.modelatlas.bulk.ImportConfig;
import dev.modelatlas.csv.CsvImport;

/** Syncs from a source on this machine, on 27 November 2026. */
final class Syncs {
    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC);

    private Syncs() {}

    static SourceSync of(Jdbi jdbi, CsvImport imports, UpstreamConfig config) {
        return of(jdbi, imports, config, Map.of());
    }

    /** @param limits settings of imports */
    static SourceSync of(Jdbi jdbi, CsvImport imports, UpstreamConfig config, Map<String, String> limits) {
        var spool = settings(limits).getConfigMapping(ImportConfig.class);
        return new SourceSync(config, new FileDownload(config), new SourceCheckRepository(jdbi), imports, spool, TODAY);
    }

    static UpstreamConfig config(URI url, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("model-atlas.source.url", url.toString());
        return settings(all).getConfigMapping(UpstreamConfig.class);
    }

    private static SmallRyeConfig settings(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .addDiscoveredCustomizers()
                .withSources(new PropertiesConfigSource(settings, "test", 0))
                .withDefaultValue("java.io.tmpdir", System.getProperty("java.io.tmpdir"))
                .withMapping(UpstreamConfig.class)
                .withMapping(ImportConfig.class)
                .build();
    }
}
