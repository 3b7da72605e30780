package dev.modelatlas.upstream;

/** The source gave no whole file. */
public class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreachableException(String sentence) {
        super(sentence);
    }

    UnreachableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
