package dev.modelatlas.http;

import java.util.List;
import java.util.stream.Stream;

import static dev.modelatlas.http.HostileRequest.body;
import static dev.modelatlas.http.HostileRequest.commas;
import static dev.modelatlas.http.HostileRequest.document;
import static dev.modelatlas.http.HostileRequest.many;
import static dev.modelatlas.http.HostileRequest.variables;

/** Documents that nest, multiply or repeat. */
final class HostileDocuments {
    private static final String FILTER = "query ($f: ModelFilter) { models(filter: $f) { totalCount } }";
    private static final String LIMIT = "LIMIT_EXCEEDED";
    private static final String INPUT = "BAD_USER_INPUT";
    private static final String INVALID = "GRAPHQL_VALIDATION_FAILED";

    private HostileDocuments() {}

    static Stream<HostileRequest> all() {
        return Stream.of(nesting(), fragments(), floods(), products()).flatMap(List::stream);
    }

    private static List<HostileRequest> nesting() {
        var levels = "models { nodes { organizations { ";
        return List.of(
                document("fields", "{ " + levels.repeat(5) + "slug" + " } } }".repeat(5) + " }", 400, LIMIT),
                document("braces", "{a".repeat(4_900) + "}".repeat(4_900), 400, LIMIT),
                document("brackets", "{ models(filter: " + "[".repeat(4_000) + "]".repeat(4_000) + ") }", 400, LIMIT),
                document("inline fragments", "{ " + "... { ".repeat(2_500) + "}".repeat(2_500) + " }", 400, LIMIT),
                document(
                        "types", "query ($a: " + "[".repeat(3_000) + "Int" + "]".repeat(3_000) + ") { a }", 400, LIMIT),
                document(
                        "introspection",
                        "{ __schema { types " + "{ fields { type ".repeat(4) + "{ name }" + " } }".repeat(4) + " } }",
                        400,
                        LIMIT),
                document(
                        "introspection twice",
                        "{ a: __schema { types { name } } b: __schema { types { name } } }",
                        400,
                        LIMIT),
                document(
                        "introspection of many types",
                        "{ " + many(200, "a%d: __type(name: \"Model\") { fields { name } }"::formatted) + " }",
                        400,
                        LIMIT),
                body("arrays of a body", "[".repeat(400_000), 400, LIMIT),
                body("objects of a body", "{\"a\":".repeat(150_000), 400, LIMIT),
                variables(
                        "variables", "{ __typename }", "{\"a\":".repeat(1_100) + "1" + "}".repeat(1_100), 400, LIMIT));
    }

    private static List<HostileRequest> fragments() {
        return List.of(
                document("cycle of itself", "{ ...A } fragment A on Query { ...A }", 400, INVALID),
                document(
                        "cycle of two",
                        "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
                        400,
                        INVALID),
                document("chain of 700", chain(700, "...F%1$d"), 400, LIMIT),
                document("chain of 99 that doubles", chain(99, "...F%1$d ...F%1$d"), 200, ""),
                document(
                        "chain that doubles records",
                        chain(30, "a%1$d: models { nodes { slug } } ...F%1$d ...F%1$d"),
                        400,
                        LIMIT),
                document("chain that doubles on an object", doubling(45, "Node", "... on Country { code }"), 200, ""),
                document("chain that doubles with a field", doubling(45, "Model", "name"), 200, ""),
                document(
                        "chain that doubles on a page",
                        "{ models(first: 1) { ...F0 } } " + doublingFragments(45, "ModelConnection", "totalCount"),
                        200,
                        ""),
                document("unknown ones", "{ " + many(3_000, "...f%d"::formatted) + " }", 400, INVALID));
    }

    private static List<HostileRequest> floods() {
        return List.of(
                document("1,000 aliases", "{ " + many(1_000, "a%d: __typename"::formatted) + " }", 400, LIMIT),
                document(
                        "1,500 directives on one field",
                        "{ __typename " + "@skip(if: false) ".repeat(1_500) + "}",
                        400,
                        LIMIT),
                document("101 directives", "{ " + "... @skip(if: false) { __typename } ".repeat(101) + "}", 400, LIMIT),
                document("unknown directives", "{ __typename " + "@a ".repeat(4_000) + "}", 400, INVALID),
                document("unknown fields", "{ " + many(9_000, "a%d"::formatted) + " }", 400, INVALID),
                document("the same field 9,000 times", "{ " + "__typename ".repeat(9_000) + "}", 200, ""),
                document(
                        "conflicting fields",
                        "{ " + many(500, "x: revision(number: %d) { number }"::formatted) + " }",
                        400,
                        INVALID),
                document(
                        "undefined variables",
                        "{ " + many(800, "a%1$d: models(first: $v%1$d) { totalCount }"::formatted) + " }",
                        400,
                        INVALID),
                document(
                        "operations",
                        many(1_400, "query A%d { __typename }"::formatted),
                        400,
                        "OPERATION_RESOLUTION_FAILURE"),
                variables(
                        "60,000 variables",
                        "{ __typename }",
                        "{" + commas(60_000, "\"v%1$d\": %1$d"::formatted) + "}",
                        200,
                        ""),
                variables(
                        "too much in a variable",
                        "query ($f: ModelFilter) { models(filter: $f) { totalCount } }",
                        "{\"f\": {\"x\": [" + commas(10_000, "{\"v%1$d\": %1$d}"::formatted) + "]}}",
                        400,
                        LIMIT),
                variables(
                        "wrong values",
                        FILTER,
                        "{\"f\": {\"any\": [" + commas(100, n -> "{\"domains\": [" + commas(100, m -> "1") + "]}")
                                + "]}}",
                        400,
                        INPUT),
                variables(
                        "unknown fields of a filter",
                        FILTER,
                        "{\"f\": {" + commas(5_000, "\"x%d\": 1"::formatted) + "}}",
                        400,
                        INPUT),
                document("tokens", "{" + " __typename".repeat(10_001) + " }", 400, LIMIT),
                document("commas", "{ __typename " + ",".repeat(900_000) + "}", 400, LIMIT));
    }

    private static List<HostileRequest> products() {
        var below = "organizations { models(first: 100) { nodes { ";
        return List.of(
                document(
                        "pages within pages",
                        "{ models(first: 100) { nodes { " + below.repeat(2) + "slug" + " } } }".repeat(2) + " } } }",
                        400,
                        LIMIT),
                document("first of two billion", "{ models(first: 2147483647) { nodes { slug } } }", 400, LIMIT),
                document("years of trends", "{ " + many(100, """
                        a%d: trends(from: 1900, to: 2090) { series(by: TASK) { years { year } } }"""::formatted) + " }", 400, LIMIT),
                document(
                        "searches",
                        "{ " + many(240, "a%1$d: search(text: \"qzw%1$d abc\") { __typename }"::formatted) + " }",
                        400,
                        LIMIT),
                variables(
                        "filters used often",
                        "query ($f: ModelFilter) { " + many(250, "a%d: models(filter: $f) { totalCount }"::formatted)
                                + " }",
                        "{\"f\": {\"any\": [" + commas(99, n -> "{}") + "]}}",
                        400,
                        LIMIT),
                document("citations of the document", citations("permalink"), 400, LIMIT),
                document("citations as text", citations("text"), 400, LIMIT),
                variables(
                        "long variable in each permalink",
                        "query ($s: String!) { model(slug: $s) { name } trends { citation { "
                                + many(120, "p%d: permalink"::formatted) + " } } }",
                        "{\"s\": \"" + "\uac00".repeat(60_000) + "\"}",
                        400,
                        LIMIT),
                document(
                        "wrong argument in each row",
                        "{ models(first: 100) { nodes { organizations { models(first: 0) { totalCount } } } } }",
                        200,
                        INPUT));
    }

    /**
     * Fragments that each spread the next one as the pattern says. {@code %1$d} stands for the number of the next one.
     */
    private static String chain(int length, String spreads) {
        return "{ ...F0 } fragment F" + length + " on Query { __typename } "
                + many(length, n -> "fragment F" + n + " on Query { " + spreads.formatted(n + 1) + " }");
    }

    /** Fragments that each spread the next one twice, below a field for one model. */
    private static String doubling(int length, String type, String last) {
        return "{ model(slug: \"gpt-4\") { name ...F0 } } " + doublingFragments(length, type, last);
    }

    private static String doublingFragments(int length, String type, String last) {
        return "fragment F" + length + " on " + type + " { " + last + " } "
                + many(length, n -> "fragment F%1$d on %3$s { ...F%2$d ...F%2$d }".formatted(n, n + 1, type));
    }

    /** Requests a string that is as long as the document, 27,000 times. */
    private static String citations(String field) {
        return "{ " + many(10, "t%d: trends { ...T }"::formatted) + " } fragment T on Trends { "
                + many(30, "c%d: citation { ...C }"::formatted) + " } fragment C on Citation { "
                + many(90, n -> "p" + n + ": " + field) + " }";
    }
}
