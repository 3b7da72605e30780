package dev.modelatlas.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import static java.util.stream.Collectors.joining;

/**
 * A hostile request with its expected response.
 *
 * @param bytes the bytes sent over the network
 * @param code code of the first error; empty when the response has none, or when Netty responds without a body
 */
record HostileRequest(String name, byte[] bytes, int status, String code) {
    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public String toString() {
        return name;
    }

    /** A document by POST. */
    static HostileRequest document(String name, String document, int status, String code) {
        return body(name, "{\"query\": " + json(document) + "}", status, code);
    }

    /** A document with variables, which are given as JSON. */
    static HostileRequest variables(String name, String document, String variables, int status, String code) {
        return body(name, "{\"query\": " + json(document) + ", \"variables\": " + variables + "}", status, code);
    }

    static HostileRequest body(String name, String body, int status, String code) {
        return body(name, body.getBytes(StandardCharsets.UTF_8), status, code);
    }

    static HostileRequest body(String name, byte[] body, int status, String code) {
        return post(name, "Content-Type: application/json\r\n", body, status, code);
    }

    static HostileRequest post(String name, String headers, byte[] body, int status, String code) {
        var head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Accept: application/graphql-response+json\r\nContent-Length: " + body.length + "\r\n" + headers
                + "\r\n";
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return new HostileRequest(name, bytes.toByteArray(), status, code);
    }

    /** @param line method and URL, such as {@code GET /graphql?query=%} */
    static HostileRequest line(String name, String line, String headers, int status, String code) {
        var accept = headers.contains("Accept: ") ? "" : "Accept: application/graphql-response+json\r\n";
        var head = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + accept + headers + "\r\n";
        return new HostileRequest(name, head.getBytes(StandardCharsets.ISO_8859_1), status, code);
    }

    /** Bytes that may not be UTF-8: one for each character up to U+00FF. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Concatenates strings that depend on their number, starting at 0. */
    static String many(int times, IntFunction<String> piece) {
        return IntStream.range(0, times).mapToObj(piece).collect(joining(" "));
    }

    static String commas(int times, IntFunction<String> piece) {
        return IntStream.range(0, times).mapToObj(piece).collect(joining(", "));
    }

    private static String json(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
