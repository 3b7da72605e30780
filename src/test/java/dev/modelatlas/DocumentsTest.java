package dev.modelatlas;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Documents;
import dev.modelatlas.testsupport.Examples;
import dev.modelatlas.testsupport.GraphQLClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * The playground offers every query that README or docs show with a response. The server returns that response.
 */
@QuarkusTest
class DocumentsTest {
    private static final Pattern QUESTION = Pattern.compile("```graphql\n(.*?)```\n```json\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("questions")
    void everyQueryReturnsTheResponseThatTheDocumentShows(String query, String answer) {
        GraphQLClient.assertThatData(query).isEqualTo(answer);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyQueryIsOfferedAsAnExampleInThePlayground(String query) {
        assertThat(Examples.names()).map(Examples::text).contains(query);
    }

    static Stream<Arguments> questions() {
        var questions = Documents.all().stream()
                .flatMap(file -> QUESTION.matcher(Documents.text(file)).results())
                .map(match -> List.of(match.group(1), match.group(2)))
                .distinct()
                .map(pair -> arguments(pair.toArray()))
                .toList();
        assertThat(questions).hasSizeGreaterThanOrEqualTo(6);
        return questions.stream();
    }
}
