package dev.modelatlas.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.RetainedSize;
import dev.modelatlas.graphql.work.DeclaredVariables;

/**
 * The envelope of one operation.
 *
 * @param query the document, never blank; null while only its hash is known, see {@link PersistedQueries}
 * @param operationName null when the document has a single operation
 * @param variables plain values by name; numbers keep every digit
 * @param extensions what the client adds to the protocol
 */
record GraphQLRequest(
        String query, String operationName, Map<String, Object> variables, Map<String, Object> extensions) {
    private static final String PLAIN_JSON = "application/json";

    private static final Pattern JSON_UTF_8 =
            Pattern.compile("(?i)application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-?8\"?)?\\s*;?");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Bytes that it takes in memory. */
    long weight() {
        return (query == null ? 0 : RetainedSize.of(query)) + RetainedSize.of(variables) + RetainedSize.of(extensions);
    }

    /** The same without the variables that its document, which is known, does not name. */
    GraphQLRequest withDeclaredVariables() {
        var declared = DeclaredVariables.of(query, variables);
        return declared == variables ? this : new GraphQLRequest(query, operationName, declared, extensions);
    }

    /** The same with its document. */
    GraphQLRequest withQuery(String document) {
        return new GraphQLRequest(document, operationName, variables, extensions);
    }

    /** True for JSON in UTF-8, the one form in which a body is read: others reach a server without the browser asking. */
    static boolean isJson(String contentType) {
        // Most say nothing else, and a pattern takes a part of what a kept answer does.
        return PLAIN_JSON.equals(contentType)
                || contentType != null && JSON_UTF_8.matcher(contentType.trim()).matches();
    }

    /**
     * @param body null when there is none
     * @throws HttpRefusal 400 naming the member that is wrong
     * @throws ApiException LIMIT_EXCEEDED when its JSON is more than is read
     */
    static GraphQLRequest ofBody(Buffer body) {
        var envelope = parse(null, decode(body == null ? new byte[0] : body.getBytes()));
        if (envelope instanceof List) {
            throw HttpRefusal.badRequest(
                    null, "Batches are not served: send one operation, not a list, in each request.");
        }
        return of(object(null, envelope));
    }

    /**
     * @param parameters decoded parameters of the address
     * @throws HttpRefusal 400 naming the parameter that is wrong
     */
    static GraphQLRequest ofParameters(MultiMap parameters) {
        var envelope = new HashMap<String, Object>();
        envelope.put("query", single(parameters, "query"));
        envelope.put("operationName", single(parameters, "operationName"));
        for (var name : List.of("variables", "extensions")) {
            var text = single(parameters, name);
            envelope.put(name, text == null || text.isEmpty() ? null : parse(name, text));
        }
        return of(envelope);
    }

    /**
     * @param envelope JSON that was read
     * @throws HttpRefusal 400 naming the member that is wrong
     */
    static GraphQLRequest of(Map<String, Object> envelope) {
        var query = text("query", envelope.get("query"));
        var extensions = object("extensions", envelope.get("extensions"));
        if (query == null ? extensions.get("persistedQuery") == null : query.isBlank()) {
            throw HttpRefusal.badRequest("query", "`query` is missing: it holds the GraphQL document.");
        }
        var operationName = text("operationName", envelope.get("operationName"));
        return new GraphQLRequest(
                query,
                operationName == null || operationName.isEmpty() ? null : operationName,
                object("variables", envelope.get("variables")),
                extensions);
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw HttpRefusal.badRequest(null, "The body is not UTF-8.");
        }
    }

    /** @param member null for the whole body */
    static Object parse(String member, String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (StreamConstraintsException tooMuch) {
            throw new ApiException(
                    ErrorCode.LIMIT_EXCEEDED,
                    member,
                    called(member) + " nests deeper than 1000 levels, or holds a number of more than 1000 digits, or a"
                            + " name of more than 50000 characters.");
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation() == null
                    ? ""
                    : " at line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr();
            throw HttpRefusal.badRequest(member, called(member) + " is not JSON" + place + ".");
        } catch (NumberFormatException broken) {
            // Jackson checks the form of a number, and Java the size of its exponent.
            throw HttpRefusal.badRequest(member, called(member) + " holds a number that is too large.");
        }
    }

    private static String called(String member) {
        return member == null ? "The body" : "`" + member + "`";
    }

    private static String single(MultiMap parameters, String name) {
        var values = parameters.getAll(name);
        if (values.size() > 1) {
            throw HttpRefusal.badRequest(name, "`" + name + "` is given more than once.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static String text(String member, Object value) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw HttpRefusal.badRequest(member, "`" + member + "` must be a string.");
    }

    /** @param member null for the whole body */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String member, Object value) {
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        if (value == null && member != null) {
            return Map.of();
        }
        throw HttpRefusal.badRequest(member, called(member) + " must be a JSON object.");
    }
}
