package dev.modelatlas.bench.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.modelatlas.bench.hostile.Attack.Call;

import static dev.modelatlas.bench.hostile.DocumentAttacks.commas;
import static dev.modelatlas.bench.hostile.DocumentAttacks.many;

/**
 * Attacks that reviewers proposed without having seen the code ("fresh eyes"), numbers 1 to 6: inputs that are large in
 * a way that common limits do not count, such as a number with a million digits.
 */
final class FreshNumberAttacks {
    private static final String DIGITS = "3".repeat(1_000_000);
    private static final String FLOAT = "{ trends { thresholds(flop: [%s]) { certain } } }";

    private static final List<String> EXPONENTS = List.of(
            "1e2147483648",
            "1e-2147483649",
            "1e99999999999",
            "-1E-99999999999",
            "0e2147483648",
            "0.0e-2147483649",
            "1e2147483647",
            "1e-2147483647",
            "1.5e-2147483647",
            "1e1000000000",
            "1e-1000000000",
            "1e309",
            "1e-400");

    private static final List<String> INTS =
            List.of("-2147483648", "-1", "0", "2147483646", "2147483647", "2147483648", "9223372036854775808");

    private static final List<String> DAYS = List.of(
            "-999999999-01-01",
            "+999999999-12-31",
            "0000-01-01",
            "-0001-01-01",
            "5874898-01-01",
            "10000-01-01",
            "+10000-01-01",
            "1582-10-10",
            "2023-02-29",
            "");

    private static final List<String> FLOATS = List.of("0", "-0.0", "-1", "5e-324", "1.7976931348623157e308", "1e-300");

    private static final List<String> DIMENSIONS = List.of(
            "COUNTRY",
            "ORGANIZATION",
            "DOMAIN",
            "TASK",
            "SECTOR",
            "COLLABORATION",
            "DOMAIN_COUNT",
            "TASK_COUNT",
            "ACCESSIBILITY",
            "CONFIDENCE",
            "COMPUTE_MAGNITUDE",
            "OPENNESS");

    private FreshNumberAttacks() {}

    static List<Attack> all() {
        return List.of(
                each("fresh eyes 1: a number of a million digits", "400 |413", millionDigits()),
                each("fresh eyes 1: exponents at and beyond the ends of an int", "400 ", exponents()),
                each(
                        "fresh eyes 2: one large variable in thousands of places",
                        "400 (LIMIT_EXCEEDED|BAD_USER_INPUT)",
                        largeVariable()),
                each(
                        "fresh eyes 3: names of operations of 94,000 letters",
                        "200|400|413",
                        List.of(caller -> named(caller, 94_000), caller -> named(caller, 900_000))),
                each("fresh eyes 4: a key of 94,000 letters in each row", "200|400 LIMIT_EXCEEDED", longKeys()),
                each("fresh eyes 5: the ends of Int, Date and Float in every argument", "200", ends()),
                each("fresh eyes 6: lists of an argument that become lists of the answer", "400 |200", lists()));
    }

    /** An attack that runs these calls in turn. */
    static Attack each(String name, String expected, List<Call> calls) {
        return Attack.of(
                name,
                expected,
                caller -> calls.get((int) (caller.fresh() % calls.size())).by(caller));
    }

    private static List<Call> millionDigits() {
        var value = "1." + DIGITS;
        return List.of(
                caller -> caller.ask(FLOAT.formatted(value)),
                caller -> caller.ask("{ models(first: 1, filter: {minTrainingFlop: " + value + "}) { totalCount } }"),
                caller -> caller.ask("{ models(first: " + DIGITS + ") { totalCount } }"),
                caller -> caller.ask("query ($f: Float = " + value
                        + ") { models(first: 1, filter: {minTrainingFlop: $f}) { totalCount } }"),
                caller -> caller.ask(
                        "query ($f: Float) { models(first: 1, filter: {minTrainingFlop: $f}) { totalCount } }",
                        "{\"f\":" + value + "}"),
                caller -> caller.send("{\"query\":\"{ revision { number } }\",\"extensions\":{\"a\":" + value + "}}"));
    }

    private static List<Call> exponents() {
        var calls = new ArrayList<Call>();
        for (var value : EXPONENTS) {
            calls.add(caller -> caller.ask(FLOAT.formatted(value)));
            calls.add(caller -> caller.ask("{ trends { catchUp(flop: " + value + ") { key } } }"));
            calls.add(caller -> caller.ask("{ models(first: " + value + ") { totalCount } }"));
            calls.add(caller ->
                    caller.ask("query ($v: Int) { models(first: $v) { totalCount } }", "{\"v\":" + value + "}"));
            calls.add(caller -> caller.ask(
                    "query ($v: Float) { models(first: 1, filter: {maxParameters: $v}) { totalCount } }",
                    "{\"v\":" + value + "}"));
            calls.add(caller -> caller.get("/changes?since=" + value));
            calls.add(caller -> caller.get("/export/models.metadata.json?minTrainingFlop=" + value));
            calls.add(caller ->
                    caller.get("/export/models.metadata.json?filter=%7B%22minTrainingFlop%22:" + value + "%7D"));
        }
        return calls;
    }

    private static List<Call> largeVariable() {
        var letters = "abcdefghijklmnopqrstuvwxyz";
        var slugs = commas(32_900, n -> "\"" + letters.charAt(n / 26 % 26) + letters.charAt(n % 26) + "\"");
        var variables = "{\"f\":{\"organizations\":[" + slugs + "]}}";
        var uses = "$f,".repeat(97);
        return List.of(
                caller -> caller.ask(
                        "query ($f: ModelFilter!) { "
                                + many(
                                        44,
                                        n -> "a" + n + ": models(first: 1, filter: {any: [" + uses
                                                + "]}) { totalCount }")
                                + " } #" + caller.fresh(),
                        variables),
                caller -> caller.ask(
                        "query ($f: ModelFilter!) { "
                                + many(44, n -> "a" + n + ": trends(filter: {any: [" + uses + "]}) { modelCount }")
                                + " } #"
                                + caller.fresh(),
                        variables),
                caller -> caller.ask(
                        "query ($f: ModelFilter!) { "
                                + many(250, n -> "a" + n + ": models(first: 1, filter: $f) { totalCount }") + " } #"
                                + caller.fresh(),
                        variables),
                caller -> caller.ask(
                        "query ($f: ModelFilter!) { "
                                + many(44, n -> "a" + n + ": models(first: 1, filter: {not: $f}) { totalCount }")
                                + " } #"
                                + caller.fresh(),
                        "{\"f\":{\"any\":["
                                + commas(
                                        5,
                                        n -> "{\"text\":\"" + many(10, w -> ("" + letters.charAt(w)).repeat(18))
                                                + "\"}")
                                + "]}}"));
    }

    private static void named(Caller caller, int length) throws Exception {
        caller.ask("query N" + caller.fresh() + "a".repeat(length) + " { revision { number } }");
    }

    private static List<Call> longKeys() {
        return Stream.of(
                        "{ models(first: 85) { nodes { %s: name } } }",
                        "{ models(first: 100) { nodes { %s: name } } }",
                        "{ models(first: 85) { edges { node { %s: name } } } }",
                        "{ models(first: 100) { nodes { tasks { %s: name } } } }",
                        "{ models(first: 100) { nodes { organizations { %s: models(first: 1000) { totalCount } } } } }",
                        "{ __schema { types { fields { args { %s: name } } } } }")
                .<Call>map(document -> caller -> caller.ask(document.formatted(key(caller))))
                .toList();
    }

    /** A response key of more than 94,000 characters, different in each call. */
    static String key(Caller caller) {
        return "k".repeat(94_000) + caller.fresh();
    }

    private static List<Call> ends() {
        var documents = new ArrayList<String>();
        for (var from : INTS) {
            for (var to : INTS) {
                var window = "from: " + from + ", to: " + to;
                documents.add(
                        "{ trends(" + window + ") { from to years { year } modelCount compoundAnnualGrowthRate } }");
                documents.add("{ organization(slug: \"openai\") { trend(" + window + ") { year } } }");
                documents.add("{ revision { trends(" + window + ") { series(by: TASK) { years { year } } } } }");
            }
            Stream.of(
                            "trends { series(by: COUNTRY, top: %s) { key } }",
                            "trends { series(by: TASK, minModels: %s) { key } }",
                            "trends { compute(by: COUNTRY, top: %s) { key } }",
                            "trends { ranking(by: COUNTRY, first: %s) { key } }",
                            "trends { ranking(by: COUNTRY, year: %s) { key } }",
                            "trends { prolificOrganizations(year: %s) { rank organizations { key } } }",
                            "models(first: %s) { totalCount }",
                            "models(last: %s) { totalCount }",
                            "search(text: \"gpt\", first: %s) { __typename }",
                            "revision(number: %s) { number }",
                            "models(first: 1, revision: %s) { totalCount }",
                            "changes(since: %s, first: 1) { totalCount }",
                            "models(first: 1, filter: {minDomains: %s}) { totalCount }",
                            "organizations(first: 1, filter: {minModels: %s}) { totalCount }")
                    .forEach(field -> documents.add("{ " + field.formatted(from) + " }"));
        }
        for (var day : DAYS) {
            documents.add("{ revision(asOf: \"" + day + "\") { number } }");
            documents.add("{ models(first: 1, filter: {releasedFrom: \"" + day + "\"}) { totalCount } }");
            documents.add(
                    "{ trends(filter: {releasedTo: \"" + day + "\"}) { years { year partial } citation { text } } }");
        }
        for (var value : FLOATS) {
            documents.add("{ trends { catchUp(flop: " + value + ") { key daysAfterFirst } } }");
            documents.add(FLOAT.formatted(value));
            documents.add("{ trends(filter: {minTrainingFlop: " + value + "}) { computeGrowth { factorPerYear } } }");
            documents.add("{ trends(filter: {trainingFlopBelow: " + value + "}) { compute(by: COUNTRY) { share } } }");
        }
        return documents.stream()
                .<Call>map(document -> caller -> caller.ask(document + " #" + caller.fresh()))
                .toList();
    }

    private static List<Call> lists() {
        var thresholds = "query ($f: [Float!]) { trends { thresholds(flop: $f) { flop certain possible unknown"
                + " models(certainty: UNKNOWN, first: 1) { totalCount nodes { name } } } } }";
        var ids = "query ($i: [ID!]!) { nodes(ids: $i) { id } }";
        var tables = many(
                60,
                n -> "t" + n + ": table(rows: " + DIMENSIONS.get(n % 12) + ", columns: " + DIMENSIONS.get(n / 12)
                        + ") { total rows { key total cells } }");
        var calls = new ArrayList<Call>();
        IntStream.of(100, 1_000, 9_000, 90_000).forEach(count -> {
            calls.add(caller -> caller.ask(thresholds, "{\"f\":[" + commas(count, n -> n + 1 + "") + "]}"));
            calls.add(caller -> caller.ask(thresholds, "{\"f\":[" + commas(count, n -> "1e25") + "]}"));
        });
        calls.add(caller -> caller.ask(ids, "{\"i\":[" + commas(4_500, n -> "\"TW9kZWw6eD" + n + "\"") + "]}"));
        calls.add(caller -> caller.ask("{ trends { " + tables + " } } #" + caller.fresh()));
        calls.add(caller ->
                caller.ask("{ trends { firsts(by: ORGANIZATION) { models { history { model { history { model {"
                        + " history { fields { before } } } } } } } } } #" + caller.fresh()));
        calls.add(caller -> caller.ask(
                "{ trends { series(by: TASK) { years { models(first: 1) { totalCount nodes { name } } } } } }" + " #"
                        + caller.fresh()));
        return calls;
    }
}
