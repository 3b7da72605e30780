package dev.modelatlas.fact;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Limits for the values in imported files and in API calls. */
public final class FactLimits {
    /** Maximum length of a string, such as a name, in characters. */
    public static final int TEXT = 500;

    /** Maximum length of a URL in characters. */
    public static final int LINK = 2000;

    /** The earliest valid year of a release. */
    public static final int FIRST_YEAR = 1900;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private FactLimits() {}

    /**
     * The latest valid date: the latest date that has already begun somewhere on Earth, because publishers may be in
     * time zones east of UTC.
     */
    public static LocalDate lastDay(Clock clock) {
        return LocalDate.now(clock.withZone(ZoneOffset.ofHours(14)));
    }

    /** Whether a string consists of lower-case letters and digits, joined by single dashes. */
    public static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }
}
