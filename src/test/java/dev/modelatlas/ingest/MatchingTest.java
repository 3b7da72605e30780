package dev.modelatlas.ingest;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;

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

    /** A row, the row in the next file, and whether the latter is the renamed model of the former or an added model. */
    private record Pair(String before, String after, String outcome) {
        /** The same rows with a name, year and link that other pairs do not have. */
        Pair distinguished(int number) {
            return new Pair(distinguished(before, number), distinguished(after, number), outcome);
        }

        private static String distinguished(String row, int number) {
            return row.replaceFirst(",", " of pair " + number + ",")
                    .replace(",2024-", "," + (2000 + number) + "-")
                    .replace("example.org", number + ".example.org");
        }
    }

    @Test
    void numbersOfARenamedModelMayDifferByOnePercentOfTheLargerNumber() {
        hasOutcomes(
                numbers("Parameters", "100e9", "101.005e9", "renamed"),
                numbers("Parameters", "101.005e9", "100e9", "renamed"),
                numbers("Parameters", "100e9", "101.1e9", "added"),
                numbers("Parameters", "101.1e9", "100e9", "added"),
                numbers("Parameters", "5e-324", "5e-324", "renamed"),
                numbers(COMPUTE, "5e-324", "5e-324", "renamed"),
                numbers(COMPUTE, "1e25", "1.01e25", "renamed"),
                numbers(COMPUTE, "1e25", "1.02e25", "added"),
                numbers(COMPUTE, "1.02e25", "1e25", "added"));
    }

    private static Pair numbers(String column, String before, String after, String outcome) {
        return new Pair(with(ALPHA, column, before), with(OMEGA, column, after), outcome);
    }

    @Test
    void unknownNumberMatchesAnyNumber() {
        hasOutcomes(
                numbers("Parameters", "", "1e25", "renamed"),
                numbers("Parameters", "1e25", "", "renamed"),
                numbers(COMPUTE, "", "1e25", "renamed"),
                numbers(COMPUTE, "1e25", "", "renamed"));
    }

    @Test
    void renameRequiresTheSameDateTheSameOrganizationsAndACommonLink() {
        hasOutcomes(
                new Pair(ALPHA, OMEGA, "renamed"),
                new Pair(OMEGA, ALPHA.replace("01-31", "01-30"), "added"),
                new Pair(ALPHA, OMEGA.replace("OpenAI", "\"OpenAI,Cohere\""), "added"),
                new Pair(ALPHA, OMEGA.replace("/b", "/d"), "added"));
    }

    @Test
    void unknownOrganizationsAreNotTheSameOrganizations() {
        hasOutcomes(
                new Pair(with(ALPHA, "Organization", ""), with(OMEGA, "Organization", ""), "added"),
                new Pair(with(ALPHA, "Organization", ""), OMEGA, "added"));
    }

    @Test
    void modelsOfDifferentOrganizationsAreNotMatchedBySimilarNames() {
        var spelt = row("GLM 4", "2024-01-31", "OpenAI");
        hasOutcomes(
                new Pair(spelt, spelt.replace("GLM 4,2024-01-31", "GLM-4,2024-02-02"), "renamed"),
                new Pair(spelt, row("GLM-4", "2024-02-02", "Cohere"), "added"));
    }

    /** The slugs of both names have no letters. */
    @Test
    void koreanNamesAreNotSpellingsOfEachOther() {
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", file(row("대모델", "2024-01-31", "OpenAI")));
        var report = atlas.take("2024-07-16", file(row("소모델", "2024-02-02", "OpenAI")));
        assertThat(List.of(report.added(), report.removed(), report.renamed())).containsExactly(1, 1, 0);
    }

    @Test
    void modelMatchesNeitherOfTwoSimilarRows() {
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", file(row("GLM 4", "2024-01-31", "OpenAI")));
        var report = atlas.take(
                "2024-07-16", file(row("GLM-4", "2024-02-02", "OpenAI"), row("GLM.4", "2024-03-03", "OpenAI")));
        assertThat(List.of(report.added(), report.removed(), report.renamed())).containsExactly(2, 1, 0);
    }

    @Test
    void dateAndOrganizationsDistinguishModelsWithTheSameName() {
        var atlas = Atlas.empty();
        var other = ALPHA.replace("2024-01-31", "2024-05-31");
        atlas.take("2024-07-16", file(ALPHA, other));
        var report = atlas.take("2024-07-16", file(with(other, "Parameters", "1e9"), ALPHA));
        assertThat(report.changed()).isEqualTo(1);
        List<String> changed = atlas.lines("select slug from model_version where parameters = 1e9");
        assertThat(changed).containsExactly("alpha-openai");
    }

    @Test
    void removedModelIsMatchedByNameButNotByLink() {
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", file(ALPHA, row("GLM 4", "2024-01-31", "OpenAI")));
        atlas.take("2024-07-16", file(row("Other", "2024-01-01", "OpenAI")));
        var report = atlas.take("2024-07-16", file(OMEGA, row("GLM-4", "2024-01-31", "OpenAI")));
        assertThat(report.restored()).isEqualTo(1);
        assertThat(report.added()).isEqualTo(1);
        int told = Sql.one(atlas.jdbi(), int.class, "select added from revision where number = 3");
        assertThat(told).isEqualTo(2);
    }

    private static void hasOutcomes(Pair... pairs) {
        var distinguished = IntStream.range(0, pairs.length)
                .mapToObj(number -> pairs[number].distinguished(number))
                .toList();
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", file(distinguished.stream().map(Pair::before).toArray(String[]::new)));
        atlas.take(
                Atlas.epoch("2024-07-16").with(ImportOption.ACCEPT_LOSSES),
                file(distinguished.stream().map(Pair::after).toArray(String[]::new)));
        var renamed = atlas.lines("select f.name || ' to ' || t.name from model_version f"
                + " join model_version t using (model_id) where f.valid_from = 1 and t.valid_from = 2");
        assertThat(distinguished.stream()
                        .map(pair -> new Pair(
                                pair.before(),
                                pair.after(),
                                renamed.contains(name(pair.before()) + " to " + name(pair.after()))
                                        ? "renamed"
                                        : "added")))
                .containsExactlyElementsOf(distinguished);
        int added = Sql.one(atlas.jdbi(), int.class, "select added from revision where number = 2");
        assertThat(added).isEqualTo(pairs.length - renamed.size());
    }

    private static String name(String row) {
        return row.substring(0, row.indexOf(','));
    }
}
