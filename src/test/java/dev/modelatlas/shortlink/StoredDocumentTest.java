package dev.modelatlas.shortlink;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.value.Sha256;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class StoredDocumentTest {
    private static final String CANONICAL =
            "{\"query\":\"query A($f: F) { a }\",\"operationName\":\"A\",\"variables\":{\"f\":{\"x\":[1,{\"k\":2,\"l\":3}],"
                    + "\"y\":null},\"g\":\"한\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                CANONICAL,
                "{\"variables\": {\"g\": \"\\ud55c\", \"f\": {\"y\": null, \"x\": [1, {\"l\": 3, \"k\": 2}]}},\n"
                        + " \"operationName\": \"A\", \"query\": \"query A($f: F) { a }\"}",
                "{\"query\":\"query A($f: \\u0046) { a }\",\"operationName\":\"A\",\"extensions\":null,"
                        + "\"variables\":{\"g\":\"한\",\"f\":{\"x\":[1,{\"k\":2,\"l\":3}],\"y\":null}}}",
            })
    void layoutOfTheJsonDoesNotMatter(String body) {
        assertThat(of(body).json()).isEqualTo(CANONICAL);
        assertThat(of(body).sha256()).isEqualTo(Sha256.hex(CANONICAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\":\"{ a }\"}",
                "{\"query\":\"{ a }\",\"variables\":{}}",
                "{\"query\":\"{ a }\",\"variables\":null,\"operationName\":null}",
                "{\"query\":\"{ a }\",\"operationName\":\"\"}",
            })
    void emptyMembersAreLikeMissingOnes(String body) {
        assertThat(of(body).json()).isEqualTo("{\"query\":\"{ a }\"}");
    }

    static Stream<String> differentRequests() {
        return Stream.of(
                "{\"query\":\"{ a }\"}",
                "{\"query\":\"{ a  }\"}",
                "{\"query\":\"{ a }\\n\"}",
                "{\"query\":\"{ a }\\r\\n\"}",
                "{\"query\":\"{ a } # why\"}",
                "{\"query\":\"{ a } # ?\"}",
                "{\"query\":\"{ a } # \\u0000\"}",
                "{\"query\":\"{ a }\",\"operationName\":\"A\"}",
                "{\"query\":\"{ a }\",\"variables\":{\"A\":null}}",
                "{\"query\":\"{ a }\",\"variables\":{\"a\":null}}",
                "{\"query\":\"{ a }\",\"variables\":{\"a\":0}}",
                "{\"query\":\"{ a }\",\"variables\":{\"a\":\"0\"}}",
                "{\"query\":\"{ a }\",\"variables\":{\"a\":0.1}}",
                "{\"query\":\"{ a }\",\"variables\":{\"a\":0.10000000000000000001}}",
                "{\"query\":\"{ a }\",\"variables\":{\"a\":[1,2]}}",
                "{\"query\":\"{ a }\",\"variables\":{\"a\":[2,1]}}",
                "{\"query\":\"{ a }\",\"variables\":{\"a\":[[1],2]}}",
                "{\"query\":\"{ a }\",\"variables\":{\"a\":\"\\u1112\\u1161\\u11ab\"}}",
                "{\"query\":\"{ a }\",\"variables\":{\"a\":\"\\ud55c\"}}");
    }

    @Test
    void differentRequestsHaveDifferentIds() {
        var ids = differentRequests().map(body -> of(body).id()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        var many = IntStream.range(0, 100_000)
                .mapToObj(number ->
                        ShippedDocuments.document("{ a(n: " + number + ") }").id())
                .toList();
        assertThat(many).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("differentRequests")
    void idIsTheFirst80BitsOfTheHashInBase32(String body) {
        var document = of(body);
        var digits = new BigInteger(document.sha256().substring(0, 20), 16).toString(32);
        var crockford = digits.chars()
                .mapToObj(digit -> "0123456789abcdefghjkmnpqrstvwxyz".charAt(Character.digit(digit, 32)))
                .map(String::valueOf)
                .toList();
        assertThat(document.id())
                .isEqualTo("0".repeat(16 - crockford.size()) + String.join("", crockford))
                .matches("[0-9a-z&&[^ilou]]{16}");
    }

    /** A request that is read from the stored form equals the request that was sent. */
    @ParameterizedTest
    @MethodSource("differentRequests")
    void storedRequestIsReadBackUnchanged(String body) {
        assertThat(of(of(body).json())).isEqualTo(of(body));
        assertThat(request(of(body).json())).isEqualTo(request(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00x", "\\ud800\\ud800"})
    void halfOfASurrogatePairIsRefused(String half) {
        for (var place : List.of("{\"query\":\"{ a } #%s\"}", "{\"query\":\"{ a }\",\"variables\":{\"a\":\"%s\"}}")) {
            assertThatThrownBy(() -> of(place.formatted(half)))
                    .isInstanceOf(HttpRefusal.class)
                    .hasMessageContaining("unpaired surrogate");
        }
    }

    @Test
    void orderOfVariablesDoesNotMatter() {
        var one = new GraphQLRequest("{ a }", null, Map.of("a", 1, "b", 2), Map.of(), null);
        var other = new GraphQLRequest("{ a }", null, Map.of("b", 2, "a", 1), Map.of(), null);
        assertThat(StoredDocument.of(one)).isEqualTo(StoredDocument.of(other));
    }

    private static StoredDocument of(String body) {
        return StoredDocument.of(request(body));
    }

    private static GraphQLRequest request(String body) {
        return GraphQLRequest.ofBody(Buffer.buffer(body));
    }
}
