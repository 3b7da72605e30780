package dev.modelatlas.setting;

import java.util.List;

/**
 * The settings on the page docs/configuration.md that belong to no configuration mapping of this program: those of
 * Quarkus and its libraries, and those that are read before Quarkus starts. Quarkus checks fewer of them, and its
 * messages contain the value, which may be a secret.
 */
final class OtherSettings {
    private static final String MOST_CONNECTIONS = "1000000";
    private static final String MOST_PORTS = "65535";
    private static final String WEEK_IN_MINUTES = "10080";

    static final List<Rule> RULES = List.of(
            Rule.like("model-atlas.database", "embedded", "must be embedded, or not be set"),
            Rule.any("model-atlas.database.directory", SettingType.PATH),
            Rule.range("model-atlas.database.wait", SettingType.DURATION, "0s", "1h"),
            Rule.any("model-atlas.load-shipped", SettingType.BOOLEAN),
            Rule.range(
                    "quarkus.datasource.jdbc.max-size",
                    SettingType.WHOLE_NUMBER,
                    "2",
                    "10000",
                    ", because each start compares the migrations of the database (Flyway) on two connections"),
            Rule.range("quarkus.datasource.jdbc.max-lifetime", SettingType.DURATION, "0s", "30d"),
            Rule.range("quarkus.datasource.replica.jdbc.max-size", SettingType.WHOLE_NUMBER, "1", "10000"),
            Rule.any("quarkus.flyway.migrate-at-start", SettingType.BOOLEAN),
            Rule.range("quarkus.http.port", SettingType.WHOLE_NUMBER, "0", MOST_PORTS),
            Rule.range("quarkus.management.port", SettingType.WHOLE_NUMBER, "0", MOST_PORTS),
            Rule.range("quarkus.http.limits.max-connections", SettingType.WHOLE_NUMBER, "1", MOST_CONNECTIONS),
            Rule.range("quarkus.http.limits.max-concurrent-streams", SettingType.WHOLE_NUMBER, "1", "1000000"),
            Rule.range("quarkus.http.limits.max-body-size", SettingType.SIZE, "1", "1T"),
            Rule.range("quarkus.vertx.event-loops-pool-size", SettingType.WHOLE_NUMBER, "1", "1000"),
            Rule.any("quarkus.http.proxy.proxy-address-forwarding", SettingType.BOOLEAN),
            Rule.like(
                    "quarkus.http.proxy.trusted-proxies",
                    list("[A-Za-z0-9.:/_\\[\\]-]+"),
                    "must be addresses of proxies, separated by commas, such as 10.0.0.0/8"),
            Rule.like(
                    "mp.jwt.verify.publickey.algorithm",
                    list("(?i:RS|PS|ES)(256|384|512)|EDDSA|eddsa"),
                    "must be algorithms such as RS256, ES256 or EDDSA, separated by commas"),
            Rule.range("mp.jwt.verify.clock.skew", SettingType.WHOLE_NUMBER, "0", "3600"),
            Rule.range("smallrye.jwt.jwks.forced-refresh-interval", SettingType.WHOLE_NUMBER, "0", WEEK_IN_MINUTES),
            Rule.range(
                    "smallrye.jwt.jwks.retain-cache-on-error-duration", SettingType.WHOLE_NUMBER, "0", WEEK_IN_MINUTES),
            Rule.range("quarkus.shutdown.delay", SettingType.DURATION, "0s", "1h"),
            Rule.range("quarkus.shutdown.timeout", SettingType.DURATION, "0s", "1h"),
            Rule.any("quarkus.log.console.json.enabled", SettingType.BOOLEAN),
            Rule.any("quarkus.otel.sdk.disabled", SettingType.BOOLEAN),
            Rule.like(
                    "quarkus.otel.exporter.otlp.endpoint",
                    "(?i)https?://[^/?#\\s]+\\S*",
                    "must be a URL such as http://collector:4317"),
            Rule.like("quarkus.otel.exporter.otlp.protocol", "grpc|http/protobuf", "must be grpc or http/protobuf"),
            Rule.range("quarkus.otel.traces.sampler.arg", SettingType.NUMBER, "0", "1"));

    private OtherSettings() {}

    /** A pattern of items, separated by commas. As in Quarkus, items may be empty. */
    private static String list(String item) {
        return "(" + item + ")?(\\s*,\\s*(" + item + ")?)*";
    }
}
