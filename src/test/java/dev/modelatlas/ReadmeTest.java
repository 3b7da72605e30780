package dev.modelatlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Examples;
import dev.modelatlas.testsupport.GraphQLClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every query of the README is an example of the playground, and is answered as the README says. */
@QuarkusTest
class ReadmeTest {
    private static final Pattern QUESTION = Pattern.compile("```graphql\n(.*?)```\n```json\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @MethodSource("questions")
    void isAnsweredAsShown(String query, String answer) {
        GraphQLClient.assertThatData(query).isEqualTo(answer);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnExample(String query) {
        assertThat(Examples.names()).map(Examples::text).contains(query);
    }

    static Stream<Arguments> questions() throws IOException {
        List<Arguments> questions = QUESTION.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(match -> arguments(match.group(1), match.group(2)))
                .toList();
        assertThat(questions).hasSizeGreaterThanOrEqualTo(5);
        return questions.stream();
    }
}
