package dev.modelatlas.bench.hostile;

import java.util.regex.Pattern;

/**
 * One way to hurt the service, tried by several callers again and again.
 *
 * @param expected finds what the service says to it in a word of {@link Caller#met}: an attack that is never answered so
 *     does not do what its name says
 * @param call one try
 */
record Attack(String name, Pattern expected, Call call) {

    /** One try; what fails on the way is a part of it. */
    @FunctionalInterface
    interface Call {
        void by(Caller caller) throws Exception;
    }

    /** @param expected a regular expression, such as {@code 200|400 LIMIT_EXCEEDED} */
    static Attack of(String name, String expected, Call call) {
        return new Attack(name, Pattern.compile(expected), call);
    }
}
