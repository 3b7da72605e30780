package dev.modelatlas.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

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
        "' ', JSON",
    })
    void preferenceOfTheClientDecides(String accept, ResponseType type) {
        assertThat(ResponseType.negotiate(accept)).contains(type);
    }

    @Test
    void jsonIsAssumedWithoutAPreference() {
        assertThat(ResponseType.negotiate(null)).contains(ResponseType.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "*/*;q=0.000", ",,;", "application/xml, a;b;c"})
    void nothingElseIsWritten(String accept) {
        assertThat(ResponseType.negotiate(accept)).isEmpty();
    }
}
