package dev.modelatlas.ingest;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** A file may name organizations, domains, tasks and countries as a call may. */
@Concurrent
class WordsOfFilesTest {
    private static final String ALPHA = row("Alpha", "2024-01-31", "OpenAI");
    private static final String BETA = row("Beta", "2024-02-01", "OpenAI");

    private final Atlas atlas = Atlas.empty();

    @Test
    void findsDomainsAndTasksByKoreanNamesSlugsAndOtherSpellings() {
        atlas.take("2024-07-16", file(words(ALPHA, "\"Language,Vision\"", "Question answering")));
        atlas.take(
                "2024-07-17",
                file(
                        words(ALPHA, "\"언어,vision\"", "question-answering"),
                        words(BETA, "LANGUAGE", "Question-answering")));
        assertThat(names("domain")).containsExactly("Language", "Vision");
        assertThat(names("task")).containsExactly("Question answering");
        assertThat(atlas.lines(
                        "select slug || domain_names(domain_ids) from model_version where valid_until = 2147483647"
                                + " order by slug"))
                .containsExactly("alpha[\"Language\", \"Vision\"]", "beta[\"Language\"]");
    }

    @Test
    void twoSpellingsOfANewDomainOrTaskInOneFileAreOne() {
        atlas.take(
                "2024-07-16",
                file(words(ALPHA, "Protein folding", "Dowsing"), words(BETA, "Protein-Folding", "DOWSING")));
        assertThat(names("domain")).containsExactly("Protein folding");
        assertThat(names("task")).containsExactly("Dowsing");
    }

    @Test
    void nameWhoseSlugOmitsSomeLettersIsNotTakenForTheDomainWithThatSlug() {
        atlas.take("2024-07-16", file(words(ALPHA, "Language", "Chat"), words(BETA, "비전-Language", "Chat")));
        assertThat(names("domain")).containsExactly("Language", "비전-Language");
    }

    @Test
    void findsOrganizationsBySlug() {
        atlas.take("2024-07-16", file(ALPHA));
        atlas.take("2024-07-17", file(ALPHA, row("Beta", "2024-02-01", "openai")));
        assertThat(names("organization")).containsExactly("OpenAI");
    }

    @Test
    void organizationWithTheNameOfAnotherOrganizationsSlugStays() {
        atlas.take("2024-07-16", file(ALPHA));
        atlas.jdbi()
                .useHandle(handle -> handle.execute("insert into organization (slug, name, name_key, publisher)"
                        + " values ('openai-2', 'openai', 'openai', 'Epoch AI')"));
        atlas.take("2024-07-17", file(ALPHA, row("Beta", "2024-02-01", "openai")));
        assertThat(atlas.lines("select organization_names(organization_ids) from model_version where slug = 'beta'"))
                .containsExactly("[\"openai\"]");
    }

    @Test
    void findsCountriesByCodesInAnyCase() {
        atlas.take(
                "2024-07-16",
                file(with(ALPHA, "Country (of organization)", "kr"), with(BETA, "Country (of organization)", "대한민국")));
        assertThat(atlas.lines("select slug || recorded_countries::text from model_version order by slug"))
                .containsExactly("alpha{KR}", "beta{KR}");
    }

    private static String words(String row, String domains, String tasks) {
        // Csv.with cannot write a list, because it divides the row at each comma.
        return row.replace(",Language,Chat,", "," + domains + "," + tasks + ",");
    }

    /** The names that models use. */
    private List<String> names(String table) {
        return atlas.lines("select distinct w.name collate \"C\" from model_version v join " + table
                + " w on w.id = any (v." + table + "_ids) order by 1");
    }
}
