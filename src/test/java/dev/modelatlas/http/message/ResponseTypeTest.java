package dev.modelatlas.http.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The media types that a client accepts. */
@Concurrent
class ResponseTypeTest {

    @ParameterizedTest
    @CsvSource({
        "application/json, JSON",
        "APPLICATION/GraphQL-Response+JSON, GRAPHQL_RESPONSE",
        "'application/json;q=0.9, application/graphql-response+json', GRAPHQL_RESPONSE",
        "'application/graphql-response+json, application/json', GRAPHQL_RESPONSE",
        "'application/graphql-response+json;q=0, */*', JSON",
        "'application/json;charset=nope;q=0.5,application/*;q=0.4', JSON",
        "'application/json;q=zz', JSON",
        "'application/json;q=0, */*', GRAPHQL_RESPONSE",
        "'*/*, application/json;q=0.5', GRAPHQL_RESPONSE",
        "'application/*, application/graphql-response+json;q=0.9', JSON",
        "'application/*;q=0, */*, application/json;q=0.1', JSON",
        "' ', JSON",
    })
    void preferenceOfTheClientDecidesTheMediaType(String accept, ResponseType type) {
        assertThat(ResponseType.negotiate(accept)).contains(type);
    }

    @Test
    void jsonIsTheDefaultWithoutAnAcceptHeader() {
        assertThat(ResponseType.negotiate(null)).contains(ResponseType.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "*/*;q=0.000", ",,;", "application/xml, a;b;c"})
    void findsNoTypeForClientsThatAcceptNeitherJsonNorGraphqlResponse(String accept) {
        assertThat(ResponseType.negotiate(accept)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, true",
        "TEXT/CSV, true",
        "text/*, true",
        "*/*, true",
        "' ', true",
        ", true",
        "application/json, false",
        "text/csv;q=0, false",
        "'text/csv;q=0, */*', false",
        "'text/*;q=0, */*', false",
        "'text/csv;q=0.001, */*;q=0', true",
        "'application/json, text/csv;q=0.5', true",
    })
    void mostSpecificRangeDecidesWhetherAMediaTypeIsAccepted(String accept, boolean accepted) {
        assertThat(MediaRange.accepts(accept, "text/csv")).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true",
        "'application/json, text/html', true",
        "TEXT/HTML;q=0.1, true",
        "'text/html;q=0.9, */*', false",
        "'text/html;q=0.1, */*, application/json;q=0', true",
        "'application/json, text/html;q=0.1', false",
        "'application/graphql-response+json, text/html;q=0.1', false",
        "'application/problem+json, text/html;q=0.1', false",
        "text/html;q=0, false",
        "application/json, false",
        "text/*, false",
        "*/*, false",
        "' ', false",
        ", false",
    })
    void htmlIsPreferredIfItIsNamedWithAtLeastTheWeightOfJson(String accept, boolean preferred) {
        assertThat(MediaRange.prefersHtml(accept)).isEqualTo(preferred);
    }

    @Test
    void ordersMediaRangesByWeight() {
        assertThat(MediaRange.of("a/b;q=0.2, c/d, e/f ; q=0.500"))
                .containsExactly(new MediaRange("c/d", 1), new MediaRange("e/f", 0.5), new MediaRange("a/b", 0.2));
    }

    @Test
    void contentTypeIncludesTheCharset() {
        assertThat(ResponseType.GRAPHQL_RESPONSE.contentType())
                .isEqualTo("application/graphql-response+json; charset=utf-8");
    }
}
