package dev.modelatlas.recount;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class QuestionsTest {
    private static final Vintage VINTAGE = Vintage.ofTheSeed().get(2);
    private static final List<TrendsAsked> ASKED = asked(150, Questions.FIELDS);

    @Test
    void sameSeedGivesTheSameQuestions() {
        assertThat(new Questions(7, VINTAGE, Questions.FIELDS).next().text())
                .isEqualTo(new Questions(7, VINTAGE, Questions.FIELDS).next().text())
                .isNotEqualTo(new Questions(8, VINTAGE, Questions.FIELDS).next().text());
    }

    @Test
    void questionsCoverEveryFilterField() {
        Set<String> asked = new TreeSet<>();
        ASKED.forEach(question -> Pattern.compile("(\\w+):")
                .matcher(question.text())
                .results()
                .forEach(field -> asked.add(field.group(1))));
        assertThat(asked).containsAll(Questions.FIELDS);
    }

    @Test
    void questionsOmitFilterFieldsThatTheServerLacks() {
        assertThat(asked(50, Set.of("domains", "minTasks")))
                .extracting(TrendsAsked::text)
                .noneMatch(text -> text.contains("sectors: ") || text.contains("not: "));
    }

    @Test
    void moreThanHalfOfTheGeneratedQuestionsMatchModels() {
        assertThat(ASKED)
                .filteredOn(question -> question.recount().modelCount() > 0)
                .hasSizeGreaterThan(75);
    }

    private static List<TrendsAsked> asked(int number, Set<String> fields) {
        var questions = new Questions(1, VINTAGE, fields);
        return Stream.generate(questions::next).limit(number).toList();
    }
}
