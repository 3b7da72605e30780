package dev.modelatlas.bench;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A request with a known answer.
 *
 * @param isRight checks a complete answer without errors
 */
record Known(Question question, Predicate<String> isRight) {
    private static final String LARGEST = "{\"models\":{\"totalCount\":6,\"nodes\":[{\"slug\":\"glm-4-plus\"},"
            + "{\"slug\":\"grok-2\"},{\"slug\":\"llama-3-1-405b\"},{\"slug\":\"claude-3-5-sonnet\"},{\"slug\":\"gpt-4o\"},"
            + "{\"slug\":\"gemini-1-0-ultra\"}]}}";
    private static final Pattern NOT_NOW = Pattern.compile("\"code\":\"(UNAVAILABLE|TIMEOUT|OVERLOADED)\"");

    /** The result of a request. */
    enum Verdict {
        RIGHT,
        /** The server reports that it cannot answer now. */
        FAILED,
        /** Anything else: wrong data, another kind of failure, or no answer for too long. */
        WRONG
    }

    /**
     * A random request. A quarter of the requests have a cached answer, a quarter are about the current revision, and
     * half need the database. Each request of this half has a different minimum of training compute. All these requests
     * have the same answer, because no model of revision 3 has a value between the smallest and the largest minimum.
     */
    static Known next(SplittableRandom random, Current current) {
        return switch (random.nextInt(4)) {
            case 0 -> of("{ revision(number: 3) { modelCount } }", "{\"revision\":{\"modelCount\":276}}");
            case 1 -> new Known(question(Current.QUESTION), current::isRight);
            default ->
                of(
                        String.format(
                                Locale.ROOT,
                                "{ models(revision: 3, filter: { minTrainingFlop: %.10e }) { totalCount nodes { slug } } }",
                                random.nextDouble(2.6e25, 3.5e25)),
                        LARGEST);
        };
    }

    private static Known of(String document, String data) {
        return new Known(question(document), body -> body.startsWith("{\"data\":" + data + ","));
    }

    private static Question question(String document) {
        return new Question("{\"query\": \"" + document + "\"}");
    }

    Verdict judge(int status, String body) {
        if (status == 200 && !body.contains("\"errors\":") && isRight.test(body)) {
            return Verdict.RIGHT;
        }
        return status == 502
                        || status == 503
                        || status == 504
                        || NOT_NOW.matcher(body).find()
                ? Verdict.FAILED
                : Verdict.WRONG;
    }
}
