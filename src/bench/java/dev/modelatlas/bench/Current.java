package dev.modelatlas.bench;

import java.util.regex.Pattern;

/**
 * What was current when someone began to ask. Whatever is published since takes one model away.
 *
 * @param number of the revision
 * @param models how many it holds
 */
record Current(int number, int models) {
    static final String QUESTION = "{ revision { number } models { totalCount } }";
    private static final Pattern ANSWER = Pattern.compile(
            "\\{\"data\":\\{\"revision\":\\{\"number\":(\\d+)},\"models\":\\{\"totalCount\":(\\d+)}},.*");

    /** @param arguments number and models, the last two */
    static Current of(String... arguments) {
        return new Current(
                Integer.parseInt(arguments[arguments.length - 2]), Integer.parseInt(arguments[arguments.length - 1]));
    }

    /** Whether a whole answer tells a revision that there may be, and the models of that very one. */
    boolean isRight(String body) {
        var answer = ANSWER.matcher(body);
        if (!answer.matches()) {
            return false;
        }
        var since = Integer.parseInt(answer.group(1)) - number;
        return since >= 0 && Integer.parseInt(answer.group(2)) == models - since;
    }
}
