package dev.modelatlas.bench;

import java.util.regex.Pattern;

/**
 * The current revision at the start of a run. Each later publication removes one model.
 *
 * @param number number of the revision
 * @param models number of its models
 */
record Current(int number, int models) {
    static final String QUESTION = "{ revision { number } models { totalCount } }";
    private static final Pattern ANSWER = Pattern.compile(
            "\\{\"data\":\\{\"revision\":\\{\"number\":(\\d+)},\"models\":\\{\"totalCount\":(\\d+)}},.*");

    /** @param arguments the last two are the revision's number and its number of models */
    static Current of(String... arguments) {
        return new Current(
                Integer.parseInt(arguments[arguments.length - 2]), Integer.parseInt(arguments[arguments.length - 1]));
    }

    /** Whether an answer has this revision or a later revision, and exactly the number of models of that revision. */
    boolean isRight(String body) {
        var answer = ANSWER.matcher(body);
        if (!answer.matches()) {
            return false;
        }
        var since = Integer.parseInt(answer.group(1)) - number;
        return since >= 0 && Integer.parseInt(answer.group(2)) == models - since;
    }
}
