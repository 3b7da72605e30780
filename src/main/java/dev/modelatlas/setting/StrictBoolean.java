package dev.modelatlas.setting;

import org.eclipse.microprofile.config.spi.Converter;

/**
 * Converts the value of a boolean setting, and refuses a misspelled one. Quarkus would take it for false, which could
 * leave a server open that should be closed.
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
