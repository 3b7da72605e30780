package dev.modelatlas.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The stored normal form of names equals the one that V0002 defined, no matter how it is computed. */
@Concurrent
class SearchFormTest {
    private static final List<String> TRICKY = List.of(
            "",
            " ",
            "|",
            "GPT-4o",
            "GPT4",
            "gpt 4o",
            "Llama 3.1 (8B)",
            "v1..2. 3",
            ".5",
            "5.",
            "C++",
            "A+",
            "a-1--b_2",
            "a|b|A",
            "b|a",
            "LG그룹AI",
            "하이퍼클로바X",
            "HyperCLOVA\u00a0X",
            "ＧＰＴ－４",
            "x｜y",
            "É́cole",
            "E\u0301cole",
            "한글",
            "İstanbul",
            "ﬁne²",
            "Ⅷ½",
            "中文2",
            "ｶﾞ",
            "か\u3099",
            "tab\tand\nline",
            "😀 7B",
            "٣.٤");
    private static final String PARTS =
            "aZIiéßİı12٣²½...--+_/||  \t\n()가각힣ᄀ\u1161ᆨＡ１．｜＋ﬁ中カｶ\u3099ﾞ\u0301\u00a0\u2013ǅΣς\u0345";
    private static final String DIFFERENT = """
            select count(*) from unnest(cast(:names as text[])) as a (name), unnest(cast(:others as text[])) as b (other)
            where search_form(name) <> pg_temp.first_form(name)
                or search_form(name, other) <> pg_temp.first_form(name, other)
                or search_form(name, other collate "C") <> pg_temp.first_form(name, other collate "C")
                or search_form(name collate "C") <> pg_temp.first_form(name collate "C")
                or search_form(name, null, other, name) <> pg_temp.first_form(name, null, other, name)""";

    @Test
    void normalFormForSearchesIsTheSameAsInMigrationV0002() {
        Atlas.empty().jdbi().useHandle(handle -> {
            handle.execute(firstForm());
            assertThat(different(handle, TRICKY, TRICKY)).isZero();
            assertThat(different(handle, anything(300), anything(40))).isZero();
            assertThat(handle.select(
                                    "select search_form(variadic null) || search_form(null) || search_form(variadic '{}')")
                            .mapTo(String.class)
                            .one())
                    .isEmpty();
        });
    }

    private static int different(Handle handle, List<String> names, List<String> others) {
        return handle.createQuery(DIFFERENT)
                .bindArray("names", String.class, names)
                .bindArray("others", String.class, others)
                .mapTo(Integer.class)
                .one();
    }

    /** The function as the original migration defined it. */
    private static String firstForm() {
        try (var migration = SearchFormTest.class.getResourceAsStream("/db/migration/V0002__search.sql")) {
            var text = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            var begin = text.indexOf("create function search_form");
            return text.substring(begin, text.indexOf(';', begin))
                    .replace("function search_form", "function pg_temp.first_form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names made of random parts; they are the same in every run. */
    private static List<String> anything(int count) {
        var random = new Random(count);
        var names = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var name = new StringBuilder();
            for (var length = 1 + random.nextInt(9); length > 0; length--) {
                name.append(PARTS.charAt(random.nextInt(PARTS.length())));
            }
            names.add(name.toString());
        }
        return names;
    }
}
