package dev.modelatlas.ingest.report;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when the whole source was refused. Nothing was written. */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems the problems, at least one, in words for the people who provided the source */
    public RefusedException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public RefusedException(Problem problem) {
        this(List.of(problem));
    }

    /** Creates a refusal for a problem without a code of its own. The problem gets the code REFUSED. */
    public RefusedException(String sentence) {
        this(Problem.of(ProblemCode.REFUSED, sentence));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Whether one of the problems has the given code. */
    public boolean isAbout(ProblemCode code) {
        return problems.stream().anyMatch(problem -> problem.code() == code);
    }

    /** The number of problems, and the first one, for the log. May quote the source, so it may have control characters. */
    public String summary() {
        var first = problems.get(0);
        return "Problems: " + problems.size() + ". The first is " + first.code() + ": " + first.message();
    }

    /** The problems as sentences for people, with line and column where they are known. */
    public List<String> sentences() {
        return problems.stream().map(Problem::message).toList();
    }
}
