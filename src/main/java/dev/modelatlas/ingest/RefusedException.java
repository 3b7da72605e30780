package dev.modelatlas.ingest;

import java.util.List;

/** A whole source was refused and nothing was written. */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems whole sentences for the person who brought the source; at least one */
    public RefusedException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public RefusedException(String problem) {
        this(List.of(problem));
    }

    /** What is wrong, a sentence each, with line and column where there is one. */
    public List<String> problems() {
        return problems;
    }
}
