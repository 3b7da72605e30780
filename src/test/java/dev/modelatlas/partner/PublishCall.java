package dev.modelatlas.partner;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.response.Response;

import dev.modelatlas.access.PlainKey;
import dev.modelatlas.testsupport.GraphQLClient;

/** Publications over HTTP. */
final class PublishCall {
    static final String DOCUMENT = """
            mutation Publish($input: PublishRevisionInput!) {
              publishRevision(input: $input) {
                revision { number label asOf publisher source { name url licence attribution sha256 } changes(first: 2) { nodes { kind slug model { name publisher } } } }
                added changed renamed restated unchanged removed replayed
                rows { path slug outcome matchedBy } notes { code line column value message }
                userErrors { code message path }
              }
            }""";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private PublishCall() {}

    static Response publish(PlainKey key, Map<String, Object> input) {
        return GraphQLClient.post(DOCUMENT, Map.of("input", input), Map.of("Authorization", "Bearer " + key.text()));
    }

    /** An input with default values about its source, except where the given parts override them. */
    static Map<String, Object> input(String key, String asOf, String parts) {
        var head = "{idempotencyKey: '" + key + "', asOf: '" + asOf + "', source: {name: 'Lab notes',"
                + " url: 'https://example.org/notes', licence: 'CC0', attribution: 'The lab'}}";
        var input = new HashMap<>(parse(head));
        input.putAll(parse("{" + parts + "}"));
        return input;
    }

    private static Map<String, Object> parse(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
