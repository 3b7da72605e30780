package dev.modelatlas.http;

import org.eclipse.microprofile.config.spi.Converter;

/** Nothing else: what is misspelt would be taken for false, and a server that is to be closed would stand open. */
public final class TrueOrFalse implements Converter<Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean convert(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it takes true or false");
        };
    }
}
