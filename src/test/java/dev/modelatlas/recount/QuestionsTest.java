package dev.modelatlas.recount;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class QuestionsTest {
    private static final Vintage VINTAGE = Vintage.ofTheSeed().get(2);

    @Test
    void sameSeedGivesTheSameQuestions() {
        assertThat(new Questions(7, VINTAGE, Questions.FIELDS).next().text())
                .isEqualTo(new Questions(7, VINTAGE, Questions.FIELDS).next().text())
                .isNotEqualTo(new Questions(8, VINTAGE, Questions.FIELDS).next().text());
    }

    @Test
    void questionsCoverEveryFilterField() {
        Questions questions = new Questions(1, VINTAGE, Questions.FIELDS);
        Set<String> asked = new TreeSet<>();
        IntStream.range(0, 150)
                .forEach(any -> Pattern.compile("(\\w+):")
                        .matcher(questions.next().text())
                        .results()
                        .forEach(field -> asked.add(field.group(1))));
        assertThat(asked).containsAll(Questions.FIELDS);
    }

    @Test
    void questionsOmitFilterFieldsThatTheServerLacks() {
        Questions questions = new Questions(1, VINTAGE, Set.of("domains", "minTasks"));
        assertThat(IntStream.range(0, 50).mapToObj(any -> questions.next().text()))
                .noneMatch(text -> text.contains("sectors: ") || text.contains("not: "));
    }

    @Test
    void moreThanHalfOfTheGeneratedQuestionsMatchModels() {
        Questions questions = new Questions(1, VINTAGE, Questions.FIELDS);
        assertThat(IntStream.range(0, 150)
                        .filter(any -> questions.next().recount().modelCount() > 0)
                        .count())
                .isGreaterThan(75);
    }
}
