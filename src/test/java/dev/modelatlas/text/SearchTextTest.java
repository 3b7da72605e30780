package dev.modelatlas.text;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class SearchTextTest {
    private static final SearchText TEXT = new SearchText(List.of(
            new Term("seoul", List.of("% seoul%"), List.of(1, 2, 3), List.of("KR")),
            new Term("lab", List.of("% lab%", "% labs%"), List.of(2, 3, 4), List.of())));

    @Test
    void matchHasEveryWordOfTheSearch() {
        assertThat(TEXT.organizationIds()).containsExactly(2, 3);
        assertThat(TEXT.countryCodes()).isEmpty();
        assertThat(new SearchText(TEXT.terms().subList(0, 1)).countryCodes()).containsExactly("KR");
    }

    @Test
    void rankDependsOnTheMatchedPartOfTheName() {
        var rank = TEXT.rank();
        assertThat(rank.sql())
                .isEqualTo("case when n.form like any(:whole) then 1 when n.form like any(:start) then 2"
                        + " when n.form like any(:piece) then 3 when (n.form like any(:word0) and n.form like any(:word1))"
                        + " then 4 else 5 end");
        assertThat(rank.binds()).containsOnlyKeys("whole", "start", "piece", "word0", "word1");
        assertThat(rank.binds().get("whole")).isEqualTo(new String[] {"%| seoul lab |%", "%| seoullab |%"});
        assertThat(rank.binds().get("start")).isEqualTo(new String[] {"%| seoul lab%", "%| seoullab%"});
        assertThat(rank.binds().get("piece")).isEqualTo(new String[] {"% seoul lab%", "% seoullab%"});
        assertThat(rank.binds().get("word1")).isEqualTo(new String[] {"% lab%", "% labs%"});
        var one = new SearchText(TEXT.terms().subList(0, 1)).rank();
        assertThat(one.binds().get("whole")).isEqualTo(new String[] {"%| seoul |%"});
    }

    @Test
    void nameHasEveryTermIfItMatchesAPatternOfEachTerm() {
        assertThat(TEXT.hasEveryTerm().sql()).isEqualTo("(n.form like any(:word0) and n.form like any(:word1))");
        assertThat(TEXT.hasEveryTerm().binds()).containsOnlyKeys("word0", "word1");
    }

    @Test
    void oneNameDecidesTheMatchOnlyForASingleTermThatMatchesNoOrganization() {
        assertThat(text(new Term("gemma", List.of("%gemma%"), List.of(), List.of()))
                        .isOfOneName())
                .isTrue();
        var two = new SearchText(List.of(
                new Term("open", List.of("%open%", "% openai%"), List.of(), List.of()),
                new Term("ai", List.of("% ai%", "% openai%"), List.of(), List.of())));
        assertThat(two.isOfOneName()).as("each term may be in another name").isFalse();
        assertThat(text(new Term("naver", List.of("%naver%"), List.of(7), List.of()))
                        .isOfOneName())
                .isFalse();
        var family = new Term("claude", List.of("%클로드3%", "% claude3%"), List.of(), List.of());
        assertThat(text(family).isOfOneName())
                .as("\"Claude\" does not contain \"Claude3\"")
                .isFalse();
    }

    private static SearchText text(Term term) {
        return new SearchText(List.of(term));
    }
}
