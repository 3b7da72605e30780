package dev.modelatlas.webhook;

import java.time.Duration;
import java.util.Optional;

/** Settings for tests: receivers are on this machine, with timeouts for a busy one. */
record Settings(Optional<String> key, Duration timeout, Duration giveUpAfter, boolean privateReceivers)
        implements WebhookConfig {
    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    static Settings usual() {
        return new Settings(Optional.of(KEY), Duration.ofSeconds(10), Duration.ofHours(72), true);
    }

    Settings timeout(Duration other) {
        return new Settings(key, other, giveUpAfter, privateReceivers);
    }

    Settings giveUpAfter(Duration other) {
        return new Settings(key, timeout, other, privateReceivers);
    }

    Settings withoutKey() {
        return new Settings(Optional.empty(), timeout, giveUpAfter, privateReceivers);
    }

    Settings onlyPublicReceivers() {
        return new Settings(key, timeout, giveUpAfter, false);
    }

    @Override
    public Optional<String> formerKey() {
        return Optional.empty();
    }

    @Override
    public boolean deliver() {
        return true;
    }

    @Override
    public Duration firstDelay() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration maxDelay() {
        return Duration.ofHours(1);
    }
}
