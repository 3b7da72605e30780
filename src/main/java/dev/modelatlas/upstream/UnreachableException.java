package dev.modelatlas.upstream;

import java.io.IOException;

/** Thrown when the source did not deliver a complete file, or the file could not be stored. */
public class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreachableException(String sentence) {
        super(sentence);
    }

    UnreachableException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The fault of this machine, such as a full disk. */
    static UnreachableException notStored(IOException failure) {
        return new UnreachableException("The file could not be stored: " + failure, failure);
    }
}
