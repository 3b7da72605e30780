package dev.modelatlas.bench.hostile;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/**
 * Documents and variables that cause far more work than their size suggests. Each document is new, because a cached
 * document would cost nothing.
 */
final class DocumentAttacks {
    private static final String REFUSED = "400 LIMIT_EXCEEDED";
    private static final String TEXT_60K = "\uac00".repeat(60_000);

    private DocumentAttacks() {}

    static List<Attack> all() {
        return List.of(
                // Fragments that use other fragments twice
                document(
                        "fragments that double, on a node",
                        "200",
                        "{ model(slug: \"gpt-4\") { name ...F0 } }" + doubling(45, "Node", "... on Country { code }")),
                document(
                        "fragments that double, on a page",
                        "200",
                        "{ models(first: 1) { ...F0 } }" + doubling(45, "ModelConnection", "totalCount")),
                document(
                        "fragments that double, at the root", "200", "{ ...F0 }" + doubling(90, "Query", "__typename")),
                // Citations
                document("ninety permalinks in thirty citations", REFUSED, citations("permalink")),
                document("ninety texts in thirty citations", REFUSED, citations("text")),
                document("ninety entries in thirty citations", REFUSED, citations("bibtex")),
                Attack.of(
                        "a long variable in each permalink",
                        "200",
                        caller -> caller.ask(
                                "query ($s: String!) { model(slug: $s) { name } trends { citation { "
                                        + many(14, "p%d: permalink"::formatted) + " } } } #" + caller.fresh(),
                                "{\"s\":\"" + TEXT_60K + "\"}")),
                Attack.of(
                        "as many permalinks as the limit lets through",
                        "200",
                        caller -> caller.ask(
                                "query ($s: String!) { model(slug: $s) { name } trends { citation { "
                                        + many(12, "p%d: permalink"::formatted) + " } } } #" + caller.fresh(),
                                "{\"s\":\"" + "\uac00".repeat(50_000) + "\"}")),
                Attack.of(
                        "citations of each revision beside a long variable",
                        "200",
                        caller -> caller.ask(
                                "query ($c: String!) { revisions(first: 8) { nodes { "
                                        + many(80, "t%d: trends { ...F }"::formatted)
                                        + " } } } fragment F on Trends { citation { retrievedOn } ranking(by: TASK, first: 1)"
                                        + " @skip(if: true) { models(after: $c, first: 1) { totalCount } } } #"
                                        + caller.fresh(),
                                "{\"c\":\"" + "\uac00".repeat(90_000) + "\"}")),
                // Many fields or variables
                Attack.of(
                        "documents of 9,970 fields",
                        "200",
                        caller -> caller.ask("{ " + "__typename ".repeat(9_970) + "} #" + caller.fresh())),
                Attack.of(
                        "variables that nobody declared",
                        "200",
                        caller -> caller.ask(
                                "{ __typename }",
                                "{" + commas(9_900, n -> "\"v" + n + "\":{\"a\":" + caller.fresh() + "}") + "}")),
                Attack.of(
                        "large values for a variable that is declared",
                        "200|" + REFUSED,
                        caller -> caller.ask(
                                "query ($f: [ID!]!) { nodes(ids: $f) { id } }",
                                "{\"f\":[" + commas(100, n -> "\"" + caller.fresh() + "x".repeat(900) + "\"") + "]}")),
                // Repeated counts
                document(
                        "240 times unattributed",
                        "200",
                        "{ trends { " + many(240, "a%d: unattributed(by: SECTOR)"::formatted) + " } }"),
                document(
                        "as many unattributed as the limit lets through",
                        "200",
                        "{ "
                                + many(
                                        8,
                                        n -> "t" + n + ": trends(filter: { minParameters: " + n + " }) { "
                                                + many(25, "a%d: unattributed(by: SECTOR)"::formatted) + " }")
                                + " }"),
                // Other attacks
                document(
                        "pages of everything",
                        "200|" + REFUSED,
                        "{ models(first: 100) { nodes { slug name links organizations { name headquarters { name } }"
                                + " history { kind revision { number label } } baseModels { name } tasks { name } } } }"),
                document(
                        "a page of each revision",
                        "200|" + REFUSED,
                        "{ "
                                + many(
                                        8,
                                        n -> "r" + n + ": models(revision: " + (n + 1)
                                                + " first: 60) { totalCount nodes { slug organizations { name } } }")
                                + " }"),
                document(
                        "filters as wide as they may be",
                        "200|" + REFUSED,
                        "{ models(filter: { any: ["
                                + many(
                                        99,
                                        n -> "{ not: { domains: [\"d" + n + "\"], minParameters: " + n + ", maxTasks: "
                                                + n + " } }")
                                + "] }) { totalCount } }"),
                document(
                        "windows of nine thousand years",
                        "200|" + REFUSED,
                        "{ " + many(20, n -> "t" + n + ": trends(from: 1000 to: 9999) { years { year modelCount } }")
                                + " }"),
                document(
                        "series of every task by every window",
                        "200|" + REFUSED,
                        "{ "
                                + many(
                                        12,
                                        n -> "t" + n + ": trends(from: " + (1950 + n)
                                                + ") { series(by: TASK, top: 100) { key years { year } } }")
                                + " }"),
                document(
                        "the schema, by its own words",
                        "200|" + REFUSED,
                        "{ __schema { types { name description fields { name description args { name description"
                                + " type { name ofType { name ofType { name ofType { name } } } } } } } } }"),
                document(
                        "the same field in conflict",
                        "400 GRAPHQL_VALIDATION_FAILED",
                        "{ " + many(240, n -> "x: model(slug: \"" + n + "\") { name }") + " }"),
                document(
                        "fields that do not exist",
                        "400 GRAPHQL_VALIDATION_FAILED",
                        "{ " + many(9_000, "nothing%d"::formatted) + " }"),
                Attack.of(
                        "two hundred errors that repeat a long text",
                        "200 |400",
                        caller -> caller.ask(
                                "query ($s: String!) { " + many(200, "m%d: search(text: $s) { __typename }"::formatted)
                                        + " } #" + caller.fresh(),
                                "{\"s\":\"" + TEXT_60K + "\"}")),
                Attack.of(
                        "numbers that take for ever to be read",
                        "400",
                        caller -> caller.ask(
                                "query ($f: ModelFilter) { models(filter: $f) { totalCount } }",
                                "{\"f\":{\"minParameters\":1e" + "9".repeat(300) + "}}")),
                Attack.of(
                        "a number of a hundred thousand digits",
                        "400",
                        caller -> caller.ask(
                                "query ($f: ModelFilter) { models(filter: $f) { totalCount } }",
                                "{\"f\":{\"minParameters\":" + "9".repeat(100_000) + "}}")),
                Attack.of("arrays in arrays", REFUSED, caller -> caller.send("[".repeat(500_000))),
                Attack.of(
                        "a list of requests",
                        "400",
                        caller -> caller.send(
                                "[" + commas(1_000, n -> "{\"query\":\"{ revisions { nodes { number } } }\"}") + "]")),
                Attack.of(
                        "names of operations, a new one each time",
                        "200",
                        caller -> caller.ask("query N" + caller.fresh() + " { revision { number } }")),
                Attack.of(
                        "hashes of documents, a new one each time",
                        "400 |200 ",
                        caller -> caller.send("{\"query\":\"{ __typename } #" + caller.fresh()
                                + "\",\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\""
                                + "0".repeat(64) + "\"}}}")));
    }

    /** An attack with a document that was not sent before. */
    private static Attack document(String name, String expected, String text) {
        return Attack.of(name, expected, caller -> caller.ask(text + " #" + caller.fresh()));
    }

    private static String doubling(int length, String type, String last) {
        return " fragment F" + length + " on " + type + " { " + last + " } "
                + many(length, n -> "fragment F%1$d on %3$s { ...F%2$d ...F%2$d }".formatted(n, n + 1, type));
    }

    private static String citations(String field) {
        return "{ " + many(10, "t%d: trends { ...T }"::formatted) + " } fragment T on Trends { "
                + many(30, "c%d: citation { ...C }"::formatted) + " } fragment C on Citation { "
                + many(90, n -> "p" + n + ": " + field) + " }";
    }

    static String many(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(joining(" "));
    }

    static String commas(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(joining(","));
    }
}
