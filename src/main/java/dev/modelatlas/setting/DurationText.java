package dev.modelatlas.setting;

import java.time.Duration;

import io.quarkus.runtime.configuration.DurationConverter;

/** Durations as the value of a setting. */
public final class DurationText {
    private DurationText() {}

    /**
     * Reads a duration, such as {@code 500ms}. Refuses a number without a unit, except 0. Quarkus would take it for
     * seconds, but many a default is in milliseconds or hours.
     *
     * @throws IllegalArgumentException when the text is no duration. The message may contain the text
     */
    public static Duration parse(String text) {
        if (text.matches("0*[1-9][0-9]*")) {
            throw new IllegalArgumentException("The duration has no unit");
        }
        return DurationConverter.parseDuration(text);
    }
}
