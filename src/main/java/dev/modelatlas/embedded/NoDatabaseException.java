package dev.modelatlas.embedded;

/**
 * Thrown when no usable database is available. The message is for the person at the terminal: it states the problem and
 * a solution.
 */
public class NoDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoDatabaseException(String message) {
        super(message);
    }

    NoDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
