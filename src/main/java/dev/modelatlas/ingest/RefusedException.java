package dev.modelatlas.ingest;

import java.util.List;
import java.util.stream.Collectors;

/** A whole source was refused and nothing was written. */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems what is wrong, for whoever brought the source; at least one */
    public RefusedException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public RefusedException(Problem problem) {
        this(List.of(problem));
    }

    /** For a person alone, who is told in words. */
    public RefusedException(String sentence) {
        this(Problem.of(ProblemCode.REFUSED, sentence));
    }

    /** What is wrong. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether anything of that kind is wrong. */
    public boolean isAbout(ProblemCode code) {
        return problems.stream().anyMatch(problem -> problem.code() == code);
    }

    /** The same for people: a sentence each, with line and column where there is one. */
    public List<String> sentences() {
        return problems.stream().map(Problem::message).toList();
    }
}
