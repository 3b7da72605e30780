package dev.modelatlas.ingest;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** Matches rows of a file with models of the previous one: by name, by spelling, or by date, organizations and link. */
@Concurrent
class MatchingTest {
    private static final String ALPHA =
            with(row("Alpha", "2024-01-31", "OpenAI"), "Link", "https://example.org/a https://example.org/b");
    private static final String OMEGA =
            with(row("Omega", "2024-01-31", "OpenAI"), "Link", "https://example.org/c https://example.org/b");
    private static final String COMPUTE = "Training compute (FLOP)";

    private Atlas atlas;

    @BeforeEach
    void emptyAtlas() {
        atlas = Atlas.empty();
    }

    @ParameterizedTest
    @CsvSource({
        "Parameters, 100e9, 101.005e9, renamed",
        "Parameters, 101.005e9, 100e9, renamed",
        "Parameters, 100e9, 101.1e9, added",
        "Parameters, 101.1e9, 100e9, added",
        "Training compute (FLOP), 1e25, 1.01e25, renamed",
        "Training compute (FLOP), 1e25, 1.02e25, added",
        "Training compute (FLOP), 1.02e25, 1e25, added",
    })
    void numbersOfARenamedModelMayDifferByOnePercentOfTheLarger(
            String column, String before, String after, String outcome) {
        assertThat(outcome(with(ALPHA, column, before), with(OMEGA, column, after)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"Parameters", COMPUTE})
    void unknownNumberMatchesAnyNumber(String column) {
        assertThat(outcome(ALPHA, with(OMEGA, column, "1e25"))).isEqualTo("renamed");
        assertThat(outcome(with(OMEGA, column, "1e25"), ALPHA)).isEqualTo("renamed");
    }

    @Test
    void renameRequiresTheSameDateTheSameOrganizationsAndACommonLink() {
        assertThat(outcome(ALPHA, OMEGA)).isEqualTo("renamed");
        assertThat(outcome(OMEGA, ALPHA.replace("01-31", "01-30"))).isEqualTo("added");
        assertThat(outcome(ALPHA, OMEGA.replace("OpenAI", "\"OpenAI,Cohere\""))).isEqualTo("added");
        assertThat(outcome(ALPHA, OMEGA.replace("/b", "/d"))).isEqualTo("added");
    }

    @Test
    void modelsOfDifferentOrganizationsAreNotMatchedBySimilarNames() {
        var spelt = row("GLM 4", "2024-01-31", "OpenAI");
        assertThat(outcome(spelt, spelt.replace("GLM 4,2024-01-31", "GLM-4,2024-02-02")))
                .isEqualTo("renamed");
        assertThat(outcome(spelt, row("GLM-4", "2024-02-02", "Cohere"))).isEqualTo("added");
    }

    @Test
    void modelMatchesNeitherOfTwoSimilarRows() {
        atlas.take("2024-07-16", file(row("GLM 4", "2024-01-31", "OpenAI")));
        var report = atlas.take(
                "2024-07-16", file(row("GLM-4", "2024-02-02", "OpenAI"), row("GLM.4", "2024-03-03", "OpenAI")));
        assertThat(List.of(report.added(), report.removed(), report.renamed())).containsExactly(2, 1, 0);
    }

    @Test
    void dateAndOrganizationsDistinguishModelsWithTheSameName() {
        var other = ALPHA.replace("2024-01-31", "2024-05-31");
        atlas.take("2024-07-16", file(ALPHA, other));
        var report = atlas.take("2024-07-16", file(with(other, "Parameters", "1e9"), ALPHA));
        assertThat(report.changed()).isEqualTo(1);
        List<String> changed = atlas.jdbi()
                .withHandle(handle -> handle.select("select slug from model_version where parameters = 1e9")
                        .mapTo(String.class)
                        .list());
        assertThat(changed).containsExactly("alpha-openai");
    }

    @Test
    void removedModelIsMatchedByNameButNotByLink() {
        atlas.take("2024-07-16", file(ALPHA, row("GLM 4", "2024-01-31", "OpenAI")));
        atlas.take("2024-07-16", file(row("Other", "2024-01-01", "OpenAI")));
        var report = atlas.take("2024-07-16", file(OMEGA, row("GLM-4", "2024-01-31", "OpenAI")));
        assertThat(report.restored()).isEqualTo(1);
        assertThat(report.added()).isEqualTo(1);
        int told = atlas.jdbi()
                .withHandle(handle -> handle.select("select added from revision where number = 3")
                        .mapTo(int.class)
                        .one());
        assertThat(told).isEqualTo(2);
    }

    /** The result for the second row, in a dataset that contains only the first. */
    private static String outcome(String before, String after) {
        var own = Atlas.empty();
        own.take("2024-07-16", file(before));
        var report = own.take("2024-07-16", file(after));
        return report.renamed() == 1 ? "renamed" : report.added() == 1 && report.removed() == 1 ? "added" : "" + report;
    }
}
