package dev.modelatlas.setting;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Settings that only work together. If one of them is missing, for example because its name is misspelled, the server
 * would start without what the operator wanted.
 */
final class Pairs {
    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String PROXIES = "quarkus.http.proxy.trusted-proxies";
    private static final String SOURCE = "model-atlas.source.url";
    private static final String PRIVATE_SOURCE = "model-atlas.source.private-addresses";
    private static final String KEYS = "mp.jwt.verify.publickey.location";
    private static final String OWN_KEY = "mp.jwt.verify.publickey";
    private static final String MOST_OF_ANY_BODY = "quarkus.http.limits.max-body-size";

    /**
     * A setting that has no effect, or a harmful one, without another setting.
     *
     * @param set the setting
     * @param required the setting that it needs
     * @param otherwise what would happen without the required setting, as the end of a sentence
     */
    private record Pair(String set, String required, String otherwise) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("model-atlas.source.interval", SOURCE, "no server would check the source"),
            new Pair("model-atlas.webhook.former-key", "model-atlas.webhook.key", "webhooks would be turned off"),
            new Pair(
                    "quarkus.http.auth.permission.api.policy",
                    "quarkus.http.auth.permission.api.paths",
                    "the policy would protect no path"));

    private Pairs() {}

    /**
     * Describes what is missing, or does not fit together. Each sentence names the settings, but none has a value.
     *
     * @param given the value of a setting by its name. Each value that is present must be well-formed
     */
    static Stream<String> problems(Function<String, Optional<String>> given) {
        var halves = PAIRS.stream().flatMap(pair -> missing(given, pair).stream());
        return Stream.of(
                        halves,
                        tokens(given, "mp.jwt.verify.issuer").stream(),
                        tokens(given, "mp.jwt.verify.audiences").stream(),
                        proxies(given).stream(),
                        source(given).stream(),
                        body(given, "model-atlas.import.max-size").stream(),
                        body(given, "model-atlas.http.max-body-size").stream())
                .flatMap(problems -> problems);
    }

    /** In development and tests, Quarkus sets an issuer with a key of its own, without a location. */
    private static Optional<String> tokens(Function<String, Optional<String>> given, String set) {
        return given.apply(OWN_KEY).isPresent()
                ? Optional.empty()
                : missing(given, new Pair(set, KEYS, "the server would accept no tokens"));
    }

    private static Optional<String> missing(Function<String, Optional<String>> given, Pair pair) {
        return given.apply(pair.set()).isPresent()
                        && given.apply(pair.required()).isEmpty()
                        && given.apply(pair.required() + "[0]").isEmpty()
                ? Optional.of(pair.required() + " is required when " + pair.set() + " is set. Without it, "
                        + pair.otherwise())
                : Optional.empty();
    }

    private static Optional<String> proxies(Function<String, Optional<String>> given) {
        return given.apply(PROXIES).isPresent() && !isTrue(given.apply(FORWARDING))
                ? Optional.of(FORWARDING + " must be true when " + PROXIES
                        + " is set. Otherwise, all clients behind a proxy would count as one caller")
                : Optional.empty();
    }

    private static Optional<String> source(Function<String, Optional<String>> given) {
        return given.apply(SOURCE).filter(url -> !url.matches("(?i)https:.*")).isPresent()
                        && !isTrue(given.apply(PRIVATE_SOURCE))
                ? Optional.of(SOURCE + " must begin with https:// unless " + PRIVATE_SOURCE + " is true")
                : Optional.empty();
    }

    private static Optional<String> body(Function<String, Optional<String>> given, String size) {
        var mine = given.apply(size).map(SettingType.SIZE::amount);
        var ofAny = given.apply(MOST_OF_ANY_BODY).map(SettingType.SIZE::amount);
        return mine.isPresent() && ofAny.isPresent() && mine.get().compareTo(ofAny.get()) > 0
                ? Optional.of(size + " must be at most " + MOST_OF_ANY_BODY)
                : Optional.empty();
    }

    private static boolean isTrue(Optional<String> value) {
        return value.filter(text -> new StrictBoolean().convert(text)).isPresent();
    }
}
