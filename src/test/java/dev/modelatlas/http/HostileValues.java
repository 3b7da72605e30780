package dev.modelatlas.http;

import java.util.List;
import java.util.stream.Stream;

import dev.modelatlas.graphql.NodeId;

import static dev.modelatlas.http.HostileRequest.body;
import static dev.modelatlas.http.HostileRequest.bytes;
import static dev.modelatlas.http.HostileRequest.commas;
import static dev.modelatlas.http.HostileRequest.document;
import static dev.modelatlas.http.HostileRequest.variables;

/** Literals and variables that are too large, malformed or not values at all. */
final class HostileValues {
    private static final String FILTER = "query ($f: ModelFilter) { models(filter: $f) { totalCount } }";
    private static final String NUMBER = "query ($n: Int) { models(first: $n) { totalCount } }";
    private static final String SLUG = "query ($s: String!) { model(slug: $s) { name } }";
    private static final String CURSOR = "query ($c: String) { models(after: $c) { totalCount } }";
    private static final String NODE = "query ($i: ID!) { node(id: $i) { id } }";
    private static final String LIMIT = "LIMIT_EXCEEDED";
    private static final String INPUT = "BAD_USER_INPUT";
    private static final String INVALID = "GRAPHQL_VALIDATION_FAILED";
    private static final String SYNTAX = "GRAPHQL_PARSE_FAILED";
    private static final String REQUEST = "BAD_REQUEST";

    private HostileValues() {}

    static Stream<HostileRequest> all() {
        return Stream.of(numbers(), characters(), texts(), filters(), identities())
                .flatMap(List::stream);
    }

    private static List<HostileRequest> numbers() {
        var digits = "9".repeat(900_000);
        return List.of(
                document("integer of 900,000 digits", "{ models(first: " + digits + ") { totalCount } }", 400, LIMIT),
                document(
                        "fraction of 900,000 digits",
                        "{ models(filter: {minParameters: " + digits + ".5}) { totalCount } }",
                        400,
                        LIMIT),
                document("id of 900,000 digits", "{ node(id: " + digits + ") { id } }", 400, LIMIT),
                variables("900,000 digits in a variable", NUMBER, "{\"n\": " + digits + "}", 400, LIMIT),
                variables("1e400 for Int", NUMBER, "{\"n\": 1e400}", 400, INPUT),
                variables("1e99999999 for Int", NUMBER, "{\"n\": 1e99999999}", 400, INPUT),
                variables("1e-99999999 for Int", NUMBER, "{\"n\": 1e-99999999}", 400, INPUT),
                variables("1e99999999 for an id", NODE, "{\"i\": 1e99999999}", 400, INPUT),
                variables("1e400 for Float", FILTER, "{\"f\": {\"minParameters\": 1e400}}", 400, INPUT),
                document(
                        "1e400 in the document",
                        "{ models(filter: {minParameters: 1e400}) { totalCount } }",
                        400,
                        INPUT),
                document("fraction for Int", "{ models(first: 1.0) { totalCount } }", 400, INPUT),
                document("fraction for an id", "{ node(id: 1.5) { id } }", 400, INPUT),
                variables("exponent beyond Java", NUMBER, "{\"n\": 1e99999999999}", 400, REQUEST),
                variables("NaN", NUMBER, "{\"n\": NaN}", 400, REQUEST),
                document("year 99999", "{ revision(asOf: \"+99999-12-31\") { number } }", 400, INPUT));
    }

    private static List<HostileRequest> characters() {
        return List.of(
                body("broken UTF-8", bytes("{\"query\": \"{ a \u00ff }\"}"), 400, REQUEST),
                body("overlong UTF-8", bytes("{\"query\": \"\u00c0\u0080\"}"), 400, REQUEST),
                body("surrogate in UTF-8", bytes("{\"query\": \"\u00ed\u00a0\u0080\"}"), 400, REQUEST),
                body("byte order mark", "\ufeff{\"query\": \"{ __typename }\"}", 400, REQUEST),
                document("half a surrogate pair in the document", "{ model(slug: \"\\ud800\") { name } }", 400, SYNTAX),
                document("code point beyond Unicode", "{ model(slug: \"\\u{110000}\") { name } }", 400, SYNTAX),
                variables("half a surrogate pair in a variable", SLUG, "{\"s\": \"\\ud800\"}", 400, INPUT),
                document("null byte as a token", "{ __typename \0 }", 400, SYNTAX),
                document("null byte in the document", "{ model(slug: \"a\\u0000\") { name } }", 400, INPUT),
                variables("null byte in a variable", SLUG, "{\"s\": \"a\\u0000\"}", 400, INPUT),
                variables(
                        "null byte in a search",
                        "query ($s: String!) { search(text: $s) { __typename } }",
                        "{\"s\": \"a\\u0000\"}",
                        400,
                        INPUT));
    }

    private static List<HostileRequest> texts() {
        var long900 = "a".repeat(900_000);
        return List.of(
                variables("slug of 900,000 characters", SLUG, "{\"s\": \"" + long900 + "\"}", 400, LIMIT),
                document("the same in the document", "{ model(slug: \"" + long900 + "\") { name } }", 400, LIMIT),
                variables("slug of 90,000 characters", SLUG, "{\"s\": \"" + "a".repeat(90_000) + "\"}", 200, ""),
                document(
                        "search for too much",
                        "{ search(text: \"" + "a ".repeat(200) + "\") { __typename } }",
                        200,
                        INPUT),
                document("search for a ligature of 18 letters", search("\ufdfa".repeat(20)), 200, INPUT),
                document("search for signs of several letters", search("\u3382\u33c2\u2121".repeat(66)), 200, INPUT),
                document("search for a chain of words", search("opnai-".repeat(33)), 200, INPUT),
                document("search for a long word", search("q".repeat(65)), 200, INPUT),
                document(
                        "filter by a chain of words",
                        "{ models(filter: {text: \"" + "opnai-".repeat(33) + "\"}) { totalCount } }",
                        200,
                        INPUT),
                variables(
                        "null for a directive",
                        "query ($s: Boolean = true) { revision @skip(if: $s) { number } }",
                        "{\"s\": null}",
                        400,
                        INPUT),
                document(
                        "default of null for a field that takes none",
                        "query ($d: Direction = null) {"
                                + " models(first: 1, orderBy: [{field: NAME, direction: $d}]) { totalCount } }",
                        400,
                        INPUT),
                variables(
                        "null for a field that takes none",
                        "query ($s: String = \"a\") { model(slug: $s) { name } }",
                        "{\"s\": null}",
                        400,
                        INPUT),
                variables(
                        "list of 1,000 slugs that nobody has",
                        FILTER,
                        "{\"f\": {\"organizations\": [" + commas(1_000, "\"nobody-%d\""::formatted) + "]}}",
                        200,
                        INPUT),
                variables(
                        "list of 1,001",
                        FILTER,
                        "{\"f\": {\"organizations\": [" + commas(1_001, "\"nobody-%d\""::formatted) + "]}}",
                        400,
                        INPUT),
                document("name of 190,000 characters", "{ " + "v".repeat(190_000) + " }", 400, INVALID),
                document("name of 900,000 characters", "{ " + long900 + " }", 400, LIMIT),
                document("string without an end", "{ model(slug: \"" + "a".repeat(190_000) + " }", 400, SYNTAX),
                document("comment of 190,000 characters", "{ __typename } #" + "a".repeat(190_000), 200, ""),
                document("comment of 900,000 characters", "{ __typename } #" + long900, 400, LIMIT));
    }

    private static List<HostileRequest> filters() {
        return List.of(
                variables("9 deep", FILTER, "{\"f\": " + nots(9) + "}", 200, LIMIT),
                variables("33 deep", FILTER, "{\"f\": " + nots(33) + "}", 400, INPUT),
                document(
                        "9 deep in the document",
                        "{ models(filter: " + nots(9).replace("\"", "") + ") { totalCount } }",
                        200,
                        LIMIT),
                variables("101 wide", FILTER, "{\"f\": {\"any\": [" + commas(101, n -> "{}") + "]}}", 400, INPUT),
                variables(
                        "100 wide of 99 each",
                        FILTER,
                        "{\"f\": {\"any\": [" + commas(100, n -> "{\"any\": [" + commas(99, m -> "{}") + "]}") + "]}}",
                        400,
                        LIMIT),
                variables(
                        "1,001 objects",
                        FILTER,
                        "{\"f\": {\"any\": [" + commas(20, n -> "{\"any\": [" + commas(49, m -> "{}") + "]}") + "]}}",
                        400,
                        INPUT),
                document(
                        "101 conditions in the document",
                        "{ models(filter: {minTasks: 1, any: [" + commas(100, "{minDomains: %d}"::formatted)
                                + "]}) { totalCount } }",
                        200,
                        LIMIT),
                variables(
                        "6 texts",
                        FILTER,
                        "{\"f\": {\"any\": [" + commas(6, "{\"text\": \"a%d\"}"::formatted) + "]}}",
                        200,
                        LIMIT));
    }

    private static List<HostileRequest> identities() {
        var id = NodeId.encode("Model", "gpt-4", null);
        var damaged = (char) (id.charAt(5) ^ 1) + id.substring(1);
        return List.of(
                document("id of true", "{ node(id: true) { id } }", 400, INPUT),
                document("id of a name", "{ node(id: FOO) { id } }", 400, INPUT),
                document("id of an object", "{ node(id: {a: 1}) { id } }", 400, INPUT),
                document("list of ids with true", "{ nodes(ids: [true]) { id } }", 400, INPUT),
                variables("id of true in a variable", NODE, "{\"i\": true}", 400, INPUT),
                variables("id cut short", NODE, "{\"i\": \"" + id.substring(0, id.length() - 3) + "\"}", 200, INPUT),
                variables("id with other bits", NODE, "{\"i\": \"" + damaged + "\"}", 200, INPUT),
                variables(
                        "id of nothing",
                        NODE,
                        "{\"i\": \"" + NodeId.encode("Starship", "gpt-4", null) + "\"}",
                        200,
                        ""),
                variables("id of 90,000 characters", NODE, "{\"i\": \"" + "A".repeat(90_000) + "\"}", 200, INPUT),
                variables("an id for a cursor", CURSOR, "{\"c\": \"" + id + "\"}", 200, INPUT),
                variables("cursor that is none", CURSOR, "{\"c\": \"....\"}", 200, INPUT),
                variables("cursor of 90,000 characters", CURSOR, "{\"c\": \"" + "A".repeat(90_000) + "\"}", 200, INPUT),
                document("101 ids", "{ nodes(ids: [" + commas(101, "\"a%d\""::formatted) + "]) { id } }", 200, INPUT),
                document(
                        "revision two billion",
                        "{ revision(number: 2147483647) { number } }",
                        200,
                        "REVISION_NOT_FOUND"));
    }

    private static String search(String text) {
        return "{ search(text: \"" + text + "\") { __typename } }";
    }

    private static String nots(int depth) {
        return "{\"not\": ".repeat(depth) + "{}" + "}".repeat(depth);
    }
}
