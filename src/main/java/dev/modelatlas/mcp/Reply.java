package dev.modelatlas.mcp;

import java.util.List;
import java.util.Map;

import dev.modelatlas.http.observe.RequestOutcome;

/**
 * The result of a request of JSON-RPC.
 *
 * @param outcome the same for metrics and logs
 */
record Reply(Map<String, Object> result, RequestOutcome outcome) {

    /** A result that was not computed from the data. */
    static Reply fixed(String operation, Map<String, Object> result) {
        return new Reply(result, new RequestOutcome(operation, RequestOutcome.OK, null, List.of()));
    }
}
