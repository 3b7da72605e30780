package dev.modelatlas.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.engine.Answer;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class ResponseBodyTest {

    @Test
    void valuesAreWrittenAsTheyAre() {
        var data = new LinkedHashMap<String, Object>();
        data.put("text", "네이버 \"x\"\n");
        data.put("numbers", Arrays.asList(1, 2.1e25, 0.1, null, true));
        assertThat(write(data))
                .isEqualTo("{\"data\":{\"text\":\"네이버 \\\"x\\\"\\n\",\"numbers\":[1,2.1E25,0.1,null,true]}}");
    }

    @Test
    void numbersAreAsShortOnEveryJdk() {
        var data = Map.<String, Object>of("numbers", List.of(2e23, 1e23, 9.702e24));
        assertThat(write(data)).isEqualTo("{\"data\":{\"numbers\":[2.0E23,1.0E23,9.702E24]}}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatJsonCannotSayIsNotWritten(double number) {
        assertThatThrownBy(() -> write(Map.of("number", number))).isInstanceOf(IllegalStateException.class);
    }

    private static String write(Map<String, Object> data) {
        return new String(ResponseBody.of(new Answer(null, true, data, List.of()), List.of()), StandardCharsets.UTF_8);
    }
}
