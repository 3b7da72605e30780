package dev.modelatlas.upstream;

/** Thrown when the source did not deliver a complete file. */
public class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreachableException(String sentence) {
        super(sentence);
    }

    UnreachableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
