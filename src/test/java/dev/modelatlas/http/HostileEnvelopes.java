package dev.modelatlas.http;

import java.util.List;
import java.util.stream.Stream;

import static dev.modelatlas.http.HostileRequest.body;
import static dev.modelatlas.http.HostileRequest.bytes;
import static dev.modelatlas.http.HostileRequest.commas;
import static dev.modelatlas.http.HostileRequest.line;
import static dev.modelatlas.http.HostileRequest.many;
import static dev.modelatlas.http.HostileRequest.post;

/** Requests that violate HTTP, or GraphQL over HTTP. */
final class HostileEnvelopes {
    private static final String TYPENAME = "/graphql?query=%7B__typename%7D";
    private static final String REQUEST = "BAD_REQUEST";

    private HostileEnvelopes() {}

    static Stream<HostileRequest> all() {
        return Stream.of(envelopes(), addresses(), headers()).flatMap(List::stream);
    }

    private static List<HostileRequest> envelopes() {
        var mutation = bytes("{\"query\": \"mutation { __typename }\"}");
        return List.of(
                post("text/plain", "Content-Type: text/plain\r\n", mutation, 415, "UNSUPPORTED_MEDIA_TYPE"),
                post(
                        "a form",
                        "Content-Type: application/x-www-form-urlencoded\r\n",
                        mutation,
                        415,
                        "UNSUPPORTED_MEDIA_TYPE"),
                post("no type", "", mutation, 415, "UNSUPPORTED_MEDIA_TYPE"),
                post(
                        "UTF-16",
                        "Content-Type: application/json; charset=utf-16\r\n",
                        mutation,
                        415,
                        "UNSUPPORTED_MEDIA_TYPE"),
                body("batch of 5,000", "[" + commas(5_000, n -> "{\"query\": \"{a}\"}") + "]", 400, REQUEST),
                body("document given twice", "{\"query\": \"{ a }\", \"query\": \"{ b }\"}", 400, REQUEST),
                body(
                        "variable given twice",
                        "{\"query\": \"{ a }\", \"variables\": {\"a\": 1, \"a\": 2}}",
                        400,
                        REQUEST),
                body("document that is a number", "{\"query\": 7}", 400, REQUEST),
                body("variables that are a list", "{\"query\": \"{ a }\", \"variables\": [1]}", 400, REQUEST),
                body(
                        "operation that is not there",
                        "{\"query\": \"{ a: __typename }\", \"operationName\": \"B\"}",
                        400,
                        "OPERATION_RESOLUTION_FAILURE"),
                body(
                        "persisted query that is a list",
                        "{\"query\": \"{ a }\", \"extensions\": {\"persistedQuery\": []}}",
                        400,
                        REQUEST),
                body("persisted query of another hash", """
                        {"query": "{ a }", "extensions": {"persistedQuery": {"version": 1, "sha256Hash": "ab"}}}""", 400, REQUEST),
                body(
                        "persisted query that nobody knows",
                        "{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"ab\"}}}",
                        400,
                        "PERSISTED_QUERY_NOT_FOUND"),
                body(
                        "body over a megabyte",
                        "{\"query\": \"{ a } #" + "x".repeat(1 << 20) + "\"}",
                        413,
                        "PAYLOAD_TOO_LARGE"),
                body("no body", "", 400, REQUEST));
    }

    private static List<HostileRequest> addresses() {
        return List.of(
                line("escape without digits", "GET /graphql?query=%", "", 400, REQUEST),
                line("escape of no hexadecimal", "GET /graphql?query=%zz", "", 400, REQUEST),
                line("escape in the path", "GET /graphql%zz", "", 400, REQUEST),
                line("escape in a name", "GET /graphql?%=1&query=%7B__typename%7D", "", 400, REQUEST),
                line("mutation by GET", "GET /graphql?query=mutation%7B__typename%7D", "", 405, "METHOD_NOT_ALLOWED"),
                line("document given twice", "GET " + TYPENAME + "&query=%7Ba%7D", "", 400, REQUEST),
                line(
                        "2,000 parameters",
                        "GET " + TYPENAME + many(2_000, "&a%d=1"::formatted).replace(" ", ""),
                        "",
                        200,
                        ""),
                line("address of 17,000 characters", "GET " + TYPENAME + "%23" + "a".repeat(17_000), "", 414, ""),
                line("unknown method", "FROB " + TYPENAME, "", 405, "METHOD_NOT_ALLOWED"),
                line("DELETE", "DELETE " + TYPENAME, "", 405, "METHOD_NOT_ALLOWED"),
                line("TRACE", "TRACE " + TYPENAME, "", 405, "METHOD_NOT_ALLOWED"),
                line("HEAD", "HEAD " + TYPENAME, "", 200, ""));
    }

    private static List<HostileRequest> headers() {
        return List.of(
                line(
                        "3,000 headers",
                        "GET " + TYPENAME,
                        many(3_000, "X-A%d: b\r\n"::formatted).replace("\n ", "\n"),
                        431,
                        ""),
                line(
                        "200 headers",
                        "GET " + TYPENAME,
                        many(197, "X-A%d: b\r\n"::formatted).replace("\n ", "\n"),
                        200,
                        ""),
                line(
                        "201 headers",
                        "GET " + TYPENAME,
                        many(198, "X-A%d: b\r\n"::formatted).replace("\n ", "\n"),
                        431,
                        REQUEST),
                line(
                        "header of 100,000 characters",
                        "GET " + TYPENAME,
                        "X-A: " + "b".repeat(100_000) + "\r\n",
                        431,
                        ""),
                line("header with a null byte", "GET " + TYPENAME, "X-A: a\0b\r\n", 400, ""),
                line(
                        "Accept of no media type",
                        "GET " + TYPENAME,
                        "Accept: " + "/".repeat(7_000) + "\r\n",
                        406,
                        "NOT_ACCEPTABLE"),
                line(
                        "Accept of an unknown charset",
                        "GET " + TYPENAME,
                        "Accept: application/json;charset=nope\r\n",
                        200,
                        ""),
                line(
                        "Accept without an end",
                        "GET " + TYPENAME,
                        "Accept: application/json;x=\"" + "\\\"".repeat(3_000) + "\r\n",
                        200,
                        ""),
                line("If-None-Match without an end", "GET " + TYPENAME, "If-None-Match: \"\r\n", 200, ""),
                line(
                        "If-None-Match of commas",
                        "GET " + TYPENAME,
                        "If-None-Match: " + ",".repeat(7_000) + "\r\n",
                        200,
                        ""),
                line(
                        "key that is none",
                        "GET " + TYPENAME,
                        "Authorization: Bearer " + "a".repeat(7_000) + "\r\n",
                        401,
                        "UNAUTHENTICATED"),
                line(
                        "token that is none",
                        "GET " + TYPENAME,
                        "Authorization: Bearer a.b.c\r\n",
                        401,
                        "UNAUTHENTICATED"),
                line("length that is no number", "POST /graphql", "Content-Length: abc\r\n", 400, ""),
                line(
                        "length of 99 gigabytes",
                        "POST /graphql",
                        "Content-Type: application/json\r\nContent-Length: 99999999999\r\n",
                        413,
                        ""),
                line("two lengths", "POST /graphql", "Content-Length: 2\r\nContent-Length: 3\r\n", 400, ""),
                line(
                        "length and chunks",
                        "POST /graphql",
                        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                        400,
                        ""));
    }
}
