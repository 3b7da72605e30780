package dev.modelatlas.http.cache;

import java.util.Map;

import dev.modelatlas.http.message.ResponseType;
import dev.modelatlas.http.request.GraphQLRequest;

/**
 * Everything in a request that determines the bytes of its response. The caller is not included: access control decides
 * whether a caller gets the response, but does not change the response.
 *
 * @param operationName null when the document has a single operation
 * @param variables values of the variables by name. Requests are equal even if their variables are in different orders
 */
public record CacheableRequest(String query, String operationName, Map<String, Object> variables, ResponseType type) {
    public static CacheableRequest of(GraphQLRequest request, ResponseType type) {
        return new CacheableRequest(request.query(), request.operationName(), request.variables(), type);
    }
}
