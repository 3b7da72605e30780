package dev.modelatlas.bench;

import java.util.SplittableRandom;

/**
 * A GraphQL request by POST.
 *
 * @param body JSON
 */
record Question(String body) {
    private static final String PAGE =
            "query Page($above: Float) { models(first: 100, filter: { minTrainingFlop: $above }) {"
                    + " totalCount pageInfo { hasNextPage endCursor } nodes { id slug name releasedOn parameters"
                    + " organizations { name group { name } } countries { code name } domains { name } tasks { name }"
                    + " trainingCompute { flop scientific } accessibility confidence links } } }";
    private static final String MODEL =
            "query One($above: Float) { models(first: 1, filter: { minTrainingFlop: $above }) { nodes { name parameters"
                    + " organizations { name modelCount } history { kind revision { label } fields { field } } } } }";
    private static final String TRENDS =
            "query Trends($above: Float) { trends(from: 2020, to: 2024, filter: { minTrainingFlop: $above }) {"
                    + " modelCount years { year modelCount change growthRate }"
                    + " countries: ranking(by: COUNTRY) { rank key label modelCount share }"
                    + " domains: series(by: DOMAIN) { key years { year modelCount share } }"
                    + " firsts(by: COUNTRY) { key model { name } } computeGrowth { factorPerYear } } }";

    /**
     * The next request of a mix. Of ten requests, six are pages of 100 models with all nested records, two are single
     * models, and two are trends. Each request has a different bound, so that no answer is cached.
     */
    static Question next(SplittableRandom random) {
        var kind = random.nextInt(10);
        var document = kind < 6 ? PAGE : kind < 8 ? MODEL : TRENDS;
        var bound = 1e22 + random.nextInt(1_000_000_000) * 1e12;
        return new Question("{\"query\": \"" + document + "\", \"variables\": {\"above\": " + bound + "}}");
    }
}
