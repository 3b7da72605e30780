package dev.modelatlas.http.request;

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
import dev.modelatlas.http.message.HttpRefusal;

/**
 * The members of a GraphQL request.
 *
 * @param query the document, never blank; null while the request has only the hash or ID of a document
 *     ({@link PersistedQueries})
 * @param operationName null when the document has a single operation
 * @param variables plain values of the variables by name; numbers keep all digits
 * @param extensions the client's protocol extensions
 * @param documentId ID of the document, sent with the document or instead of it; null when the request has no ID
 */
public record GraphQLRequest(
        String query,
        String operationName,
        Map<String, Object> variables,
        Map<String, Object> extensions,
        String documentId) {
    /** Java decodes bytes that are not UTF-8 to this character, which a text may also contain. */
    private static final char INSTEAD_OF_BROKEN_BYTES = '\uFFFD';

    private static final String PLAIN_JSON = "application/json";

    private static final Pattern JSON_UTF_8 =
            Pattern.compile("(?i)application/json(\\s*;\\s*charset\\s*=\\s*\"?utf-?8\"?)?\\s*;?");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Heap size in bytes. */
    public long weight() {
        return (query == null ? 0 : RetainedSize.of(query))
                + (operationName == null ? 0 : RetainedSize.of(operationName))
                + (documentId == null ? 0 : RetainedSize.of(documentId))
                + RetainedSize.of(variables)
                + RetainedSize.of(extensions);
    }

    /**
     * Estimates the heap size in bytes of the request in a body, without parsing the body. The result is at least as
     * large as {@link #weight}, because it assumes two bytes for each character.
     */
    public static long estimatedWeight(Buffer body) {
        var weight = 2L * body.length();
        for (var index = 0; index < body.length(); index++) {
            weight += switch (body.getByte(index)) {
                case '{' -> 88;
                case '[', ':' -> 48;
                case ',' -> 72;
                case '"' -> 24;
                default -> 0;
            };
        }
        return weight;
    }

    /** The same request with only those variables that its document uses. {@code query} must not be null. */
    GraphQLRequest withDeclaredVariables() {
        var declared = DeclaredVariables.of(query, variables);
        return declared == variables
                ? this
                : new GraphQLRequest(query, operationName, declared, extensions, documentId);
    }

    /** The same request with the given document. */
    GraphQLRequest withQuery(String document) {
        return new GraphQLRequest(document, operationName, variables, extensions, documentId);
    }

    /**
     * Whether the content type is JSON in UTF-8. Other types are refused, because browsers send some of them to other
     * origins without a CORS preflight request.
     */
    static boolean isJson(String contentType) {
        // Most clients send exactly this string. A regular expression would take a noticeable part of the time for a
        // cached response.
        return PLAIN_JSON.equals(contentType)
                || contentType != null && JSON_UTF_8.matcher(contentType.trim()).matches();
    }

    /**
     * Parses the body of a POST request.
     *
     * @param body null when there is none
     * @throws HttpRefusal 400 when a member is invalid; the error names it
     * @throws ApiException LIMIT_EXCEEDED when the JSON exceeds the parser's limits
     */
    public static GraphQLRequest ofBody(Buffer body) {
        var envelope = parse(null, decode(body == null ? new byte[0] : body.getBytes()));
        if (envelope instanceof List) {
            throw HttpRefusal.badRequest(
                    null, "Batches are not supported. Send one operation per request, not a list.");
        }
        return of(object(null, envelope));
    }

    /**
     * Parses the parameters of a GET request.
     *
     * @param parameters decoded parameters of the URL
     * @throws HttpRefusal 400 when a parameter is invalid; the error names it
     */
    public static GraphQLRequest ofParameters(MultiMap parameters) {
        var envelope = new HashMap<String, Object>();
        envelope.put("query", single(parameters, "query"));
        envelope.put("documentId", single(parameters, "documentId"));
        envelope.put("operationName", single(parameters, "operationName"));
        for (var name : List.of("variables", "extensions")) {
            var text = single(parameters, name);
            envelope.put(name, text == null || text.isEmpty() ? null : parse(name, text));
        }
        return of(envelope);
    }

    /**
     * Reads a request from its parsed JSON.
     *
     * @param envelope the parsed JSON
     * @throws HttpRefusal 400 when a member is invalid; the error names it
     */
    public static GraphQLRequest of(Map<String, Object> envelope) {
        var query = text("query", envelope.get("query"));
        var extensions = object("extensions", envelope.get("extensions"));
        var documentId = text("documentId", envelope.get("documentId"));
        var isNamed = documentId != null || extensions.get("persistedQuery") != null;
        if (query == null ? !isNamed : query.isBlank()) {
            throw HttpRefusal.badRequest("query", "`query` is missing. It must contain the GraphQL document.");
        }
        var operationName = text("operationName", envelope.get("operationName"));
        return new GraphQLRequest(
                query,
                operationName == null || operationName.isEmpty() ? null : operationName,
                object("variables", envelope.get("variables")),
                extensions,
                documentId);
    }

    /** @throws HttpRefusal 400 when the bytes are not UTF-8 */
    public static String decode(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf(INSTEAD_OF_BROKEN_BYTES) < 0) {
            return text;
        }
        // The decoder that reports broken bytes takes several times as long, so it runs only if the body may have such
        // bytes.
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw HttpRefusal.badRequest(null, "The body is not UTF-8.");
        }
    }

    /**
     * Parses JSON.
     *
     * @param member name of the member that contains the JSON as a string; null for the whole body
     */
    public static Object parse(String member, String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (StreamConstraintsException tooMuch) {
            throw new ApiException(
                    ErrorCode.LIMIT_EXCEEDED,
                    member,
                    called(member) + " nests deeper than 1000 levels, or contains a number with more than 1000 digits,"
                            + " a name with more than 50000 characters or a string with more than 20000000"
                            + " characters.");
        } catch (JsonProcessingException broken) {
            var place = broken.getLocation() == null
                    ? ""
                    : " at line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr();
            throw HttpRefusal.badRequest(member, called(member) + " is not JSON" + place + ".");
        } catch (NumberFormatException broken) {
            // Jackson checks only the form of a number. Java's BigDecimal also limits its exponent.
            throw HttpRefusal.badRequest(member, called(member) + " has a number that is too large.");
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

    /**
     * Returns a value that must be a JSON object.
     *
     * @param member name of the member with the value, for the error message; null if the value is the whole body
     * @param value null if the request lacks the member, or if the member is null; the result is then an empty map
     */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(String member, Object value) {
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        if (value == null && member != null) {
            return Map.of();
        }
        throw HttpRefusal.badRequest(member, called(member) + " must be a JSON object.");
    }
}
