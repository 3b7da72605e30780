package dev.modelatlas.ops;

/** There is no database to work with. The message is for the person at the terminal: what is wrong, and what to do. */
class NoDatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoDatabaseException(String message) {
        super(message);
    }

    NoDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
