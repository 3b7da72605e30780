package dev.modelatlas.bench.hostile;

import java.util.regex.Pattern;

/**
 * A kind of attack that several callers repeat.
 *
 * @param expected matches the expected entries of {@link Caller#met}. If no entry matches, the attack does not do what
 *     its name says.
 * @param call one attempt
 */
record Attack(String name, Pattern expected, Call call) {

    /** One attempt. An exception is an expected result of an attack. */
    @FunctionalInterface
    interface Call {
        void by(Caller caller) throws Exception;
    }

    /** @param expected a regular expression, such as {@code 200|400 LIMIT_EXCEEDED} */
    static Attack of(String name, String expected, Call call) {
        return new Attack(name, Pattern.compile(expected), call);
    }
}
