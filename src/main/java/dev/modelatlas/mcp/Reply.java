package dev.modelatlas.mcp;

import java.util.Map;

import dev.modelatlas.http.observe.RequestOutcome;

/**
 * The result of a JSON-RPC request.
 *
 * @param outcome the outcome of the request, for metrics and logs
 */
record Reply(Map<String, Object> result, RequestOutcome outcome) {

    /** A result that does not depend on the dataset, such as the list of tools. */
    static Reply fixed(String operation, Map<String, Object> result) {
        return new Reply(result, RequestOutcome.ok(operation));
    }
}
