package dev.modelatlas.setting;

import java.util.Locale;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Converts the values of all boolean settings, those of Quarkus too. Accepts the usual words for true and false in
 * upper or lower case, and refuses every other value. Quarkus would read a misspelled {@code true} as false. A server
 * that should refuse access could then allow it.
 */
public final class StrictBoolean implements Converter<Boolean>, SmallRyeConfigBuilderCustomizer {
    private static final long serialVersionUID = 1L;

    /** Above the priority of the converters of Quarkus, 200. */
    private static final int PRIORITY = 300;

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withConverter(Boolean.class, PRIORITY, this);
    }

    /** @return null for a blank value, which counts as not set */
    @Override
    public Boolean convert(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> true;
            case "false", "no", "n", "off", "0" -> false;
            case "" -> null;
            default -> throw new IllegalArgumentException("it must be true or false");
        };
    }
}
