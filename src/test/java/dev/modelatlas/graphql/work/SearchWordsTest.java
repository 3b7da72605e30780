package dev.modelatlas.graphql.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Sql;

import static org.assertj.core.api.Assertions.assertThat;

/** SearchWords splits strings into the same words as the database. */
@QuarkusTest
class SearchWordsTest {
    private static final String SIGNS = "abzé09.+-|/ \t가힣ㄱ한\ufdfa㎂㏂℡½ΩσÅ①Ⅳ\u0301_'#☃";

    @Inject
    Jdbi jdbi;

    @Test
    void splitsNamesOfModelsAsTheDatabaseDoes() {
        var names = Sql.list(jdbi, String.class, "select distinct name from model_name");
        assertThat(names).hasSizeGreaterThan(500);
        assertSameWords(names);
    }

    @Test
    void splitsRandomTextAsTheDatabaseDoes() {
        var random = new Random(15);
        var texts = new ArrayList<String>();
        for (var number = 0; number < 2_000; number++) {
            var text = new StringBuilder();
            for (var length = 1 + random.nextInt(12); length > 0; length--) {
                text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            texts.add(text.toString());
        }
        assertSameWords(texts);
    }

    private void assertSameWords(List<String> texts) {
        var forms = jdbi.withHandle(handle -> handle.select(
                        "select btrim(translate(search_form(translate(search_form(replace(t, '|', ' ')), '|', ' ')), '|', ''))"
                                + " from unnest(:texts) with ordinality as x (t, place) order by place")
                .bind("texts", texts.toArray(String[]::new))
                .mapTo(String.class)
                .list());
        for (var place = 0; place < texts.size(); place++) {
            var words = String.join(" ", SearchWords.of(texts.get(place)));
            assertThat(words).as("words of \"%s\"", texts.get(place)).isEqualTo(forms.get(place));
        }
    }
}
