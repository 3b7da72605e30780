package dev.modelatlas.shortlink;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.value.Sha256;

/**
 * The content of a short link: a GraphQL document with its variables.
 *
 * @param id the first 80 bits of the hash, as 16 characters. The letters i, l, o and u are not used, so that no
 *     character is easily mistaken for another
 * @param sha256 SHA-256 of {@code json} in UTF-8, in hexadecimal digits
 * @param json the canonical form: a JSON object without whitespace between its members. The members are {@code query}
 *     as it was sent, and {@code operationName} and {@code variables} if there are any. Variables, and the members of
 *     their values, are sorted by name
 */
record StoredDocument(String id, String sha256, String json) {
    /** The digits of Crockford's Base32, in lower case. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int DIGIT_BITS = 5;

    /**
     * The ID has 80 bits. Among a million documents, the probability that two have the same ID is below 10^-12. The
     * repository refuses a document whose ID another document already has.
     */
    private static final int ID_BYTES = 10;

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * The stored form of a request. Requests that differ only in the layout of their JSON have the same stored form.
     * Requests whose GraphQL text differs in layout or comments are stored separately, because people read this text.
     *
     * @throws HttpRefusal 400 for an unpaired surrogate. UTF-8 cannot encode it, so different documents could get the
     *     same hash
     */
    static StoredDocument of(GraphQLRequest request) {
        var json = json(request);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            throw HttpRefusal.badRequest(
                    null,
                    "The body has an unpaired surrogate (\\ud800 to \\udfff), which is not a character. Remove it.");
        }
        var hash = Sha256.of(json.getBytes(StandardCharsets.UTF_8));
        return new StoredDocument(id(hash), HexFormat.of().formatHex(hash), json);
    }

    private static String json(GraphQLRequest request) {
        var members = new LinkedHashMap<String, Object>();
        members.put("query", request.query());
        if (request.operationName() != null) {
            members.put("operationName", request.operationName());
        }
        if (!request.variables().isEmpty()) {
            members.put("variables", sorted(request.variables()));
        }
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not write a document as JSON", e);
        }
    }

    /** The same value with the members of all objects sorted by name. */
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            var members = new TreeMap<Object, Object>();
            map.forEach((name, member) -> members.put(name, sorted(member)));
            return members;
        }
        return value instanceof List<?> list
                ? list.stream().map(StoredDocument::sorted).toList()
                : value;
    }

    private static String id(byte[] hash) {
        var id = new StringBuilder();
        var bits = 0;
        var left = 0;
        for (var next : Arrays.copyOf(hash, ID_BYTES)) {
            bits = bits << Byte.SIZE | Byte.toUnsignedInt(next);
            left += Byte.SIZE;
            while (left >= DIGIT_BITS) {
                left -= DIGIT_BITS;
                id.append(DIGITS.charAt(bits >> left & DIGITS.length() - 1));
            }
        }
        return id.toString();
    }
}
