package dev.modelatlas.recount;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class QuestionsTest {
    private static Vintage vintage;

    @BeforeAll
    static void read() {
        assumeTrue(Vintage.sourceIsThere(), Vintage.NO_SOURCE);
        vintage = Vintage.ofTheSource().get(2);
    }

    @Test
    void theSameSeedAsksTheSame() {
        assertThat(new Questions(7, vintage, Questions.FIELDS).next().text())
                .isEqualTo(new Questions(7, vintage, Questions.FIELDS).next().text())
                .isNotEqualTo(new Questions(8, vintage, Questions.FIELDS).next().text());
    }

    @Test
    void everyFieldOfTheFilterIsAskedAbout() {
        Questions questions = new Questions(1, vintage, Questions.FIELDS);
        Set<String> asked = new TreeSet<>();
        IntStream.range(0, 300)
                .forEach(any -> Pattern.compile("(\\w+):")
                        .matcher(questions.next().text())
                        .results()
                        .forEach(field -> asked.add(field.group(1))));
        assertThat(asked).containsAll(Questions.FIELDS);
    }

    @Test
    void fieldsThatAreNotServedAreNotAskedAbout() {
        Questions questions = new Questions(1, vintage, Set.of("domains", "minTasks"));
        assertThat(IntStream.range(0, 50).mapToObj(any -> questions.next().text()))
                .noneMatch(text -> text.contains("sectors: ") || text.contains("not: "));
    }

    @Test
    void mostQuestionsFindModels() {
        Questions questions = new Questions(1, vintage, Questions.FIELDS);
        assertThat(IntStream.range(0, 300)
                        .filter(any -> questions.next().recount().modelCount() > 0)
                        .count())
                .isGreaterThan(150);
    }
}
