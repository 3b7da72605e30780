package dev.modelatlas.testsupport;

import java.util.Map;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** Sends messages of the Model Context Protocol. */
public final class McpClient {
    private McpClient() {}

    /** Sends a request with the ID 1. */
    public static Response send(String method, Map<String, ?> params) {
        return post(given(), Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params));
    }

    /** Sends a body of any kind, with the headers of a client of the protocol. */
    public static Response post(RequestSpecification request, Object body) {
        return request.contentType("application/json")
                .accept("application/json, text/event-stream")
                .body(body)
                .post("/mcp");
    }

    public static Response call(String tool, Map<String, ?> arguments) {
        return send("tools/call", Map.of("name", tool, "arguments", arguments));
    }
}
