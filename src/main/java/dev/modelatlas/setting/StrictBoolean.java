package dev.modelatlas.setting;

import org.eclipse.microprofile.config.spi.Converter;

/**
 * Converts the value of a boolean setting, and refuses every value except {@code true} and {@code false}. Quarkus would
 * read a misspelled {@code true} as false. A server that should refuse access could then allow it.
 */
public final class StrictBoolean implements Converter<Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean convert(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it must be true or false");
        };
    }
}
