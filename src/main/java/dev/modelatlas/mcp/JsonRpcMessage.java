package dev.modelatlas.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.buffer.Buffer;

import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.value.Excerpt;

/**
 * A request or a notification of JSON-RPC 2.0.
 *
 * @param id a string, an Integer or a Long; null for a notification, which gets no answer
 * @param given the member {@code params} as it was sent; null when there is none
 */
record JsonRpcMessage(Object id, String method, Object given) {
    private static final int LONGEST_ID = 200;
    private static final int SHOWN_CHARACTERS = 100;

    boolean isNotification() {
        return id == null;
    }

    /**
     * Parses the body of a request.
     *
     * @throws HttpRefusal 400 when the body is not JSON
     * @throws JsonRpcException when the JSON is not a message
     */
    static JsonRpcMessage of(Buffer body) {
        var json = GraphQLRequest.parse(null, GraphQLRequest.decode(body == null ? new byte[0] : body.getBytes()));
        if (json instanceof List) {
            throw invalid("Batches are not supported. Send one message per request, not a list.");
        } else if (!(json instanceof Map<?, ?> message)) {
            throw invalid("The body must be a JSON object: a message of JSON-RPC 2.0.");
        } else if (!"2.0".equals(message.get("jsonrpc"))) {
            throw invalid("`jsonrpc` must be \"2.0\".");
        } else if (!(message.get("method") instanceof String method)) {
            throw invalid("`method` is missing. It must be a string, such as \"tools/call\".");
        } else {
            return new JsonRpcMessage(id(message), method, message.get("params"));
        }
    }

    private static Object id(Map<?, ?> message) {
        var id = message.get("id");
        var isValid = id instanceof Integer
                || id instanceof Long
                || id instanceof String text && text.length() <= LONGEST_ID
                || !message.containsKey("id");
        if (!isValid) {
            throw invalid("`id` must be an integer of at most 64 bits, or a string of at most " + LONGEST_ID
                    + " characters. A notification has no `id`.");
        }
        return id;
    }

    /**
     * The named parameters; empty when there are none.
     *
     * @throws JsonRpcException when the parameters are not an object
     */
    Map<String, Object> params() {
        return object("params", given);
    }

    /** A parameter that must be an object; empty when it is missing. */
    static Map<String, Object> object(String name, Object value) {
        if (value == null) {
            return Map.of();
        } else if (value instanceof Map) {
            return GraphQLRequest.object(name, value);
        }
        throw new JsonRpcException(JsonRpcException.INVALID_PARAMS, "`" + name + "` must be a JSON object.");
    }

    /** A parameter that must be a string. */
    String text(String name) {
        if (params().get(name) instanceof String text) {
            return text;
        }
        throw new JsonRpcException(
                JsonRpcException.INVALID_PARAMS, "`params." + name + "` is missing. It must be a string.");
    }

    /** Quotes and shortens a string from the client, for an error message. */
    static String shown(String text) {
        return "`" + Excerpt.of(text, SHOWN_CHARACTERS) + "`";
    }

    private static JsonRpcException invalid(String problem) {
        return new JsonRpcException(JsonRpcException.INVALID_REQUEST, problem);
    }

    /**
     * A JSON object whose members have the given order. {@code Map.of} has another order in each process.
     *
     * @param pairs names and values in turn
     */
    static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** The response to a request. */
    static Map<String, Object> response(Object id, Map<String, Object> result) {
        var response = new LinkedHashMap<String, Object>();
        response.put("jsonrpc", "2.0");
        response.put("id", id);
        response.put("result", result);
        return response;
    }

    /**
     * The response to a request that failed.
     *
     * @param id null when the request's ID could not be read
     */
    static Map<String, Object> response(Object id, JsonRpcException failure) {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", failure.code());
        error.put("message", failure.getMessage());
        var response = new LinkedHashMap<String, Object>();
        response.put("jsonrpc", "2.0");
        response.put("id", id);
        response.put("error", error);
        return response;
    }
}
