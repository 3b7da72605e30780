package dev.modelatlas.http;

import java.util.Map;

/**
 * All that a client can say which decides the bytes of an answer to it. Who it is decides whether it is answered.
 *
 * @param operationName null when the document has a single operation
 * @param variables compared by value, whatever their order
 */
record Asked(String query, String operationName, Map<String, Object> variables, ResponseType type) {
    static Asked of(GraphQLRequest request, ResponseType type) {
        return new Asked(request.query(), request.operationName(), request.variables(), type);
    }
}
