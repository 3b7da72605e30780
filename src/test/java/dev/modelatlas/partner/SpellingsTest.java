package dev.modelatlas.partner;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.partner.PartnerAtlas.PARTNER;
import static dev.modelatlas.partner.PartnerAtlas.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two rows of one call whose names are, or are not, spellings of one name. */
@Concurrent
class SpellingsTest {
    private final PartnerAtlas atlas = new PartnerAtlas();

    /** In two calls, the second row would rename the model of the first. */
    @ParameterizedTest
    @CsvSource({
        "Example 70B, Example-70B",
        "Example 70B, EXAMPLE  70b!",
        "Example 70B, Example 70B (예제)",
        "Example 70B (예제), Example-70B",
    })
    void refusesSpellingsOfOneNameWhetherTheModelExistsOrNot(String one, String other) {
        var rows = "upserts: [" + model(one) + ", " + model(other) + "]";
        var swapped = "upserts: [" + model(other) + ", " + model(one) + "]";
        assertThat(atlas.refusal(PARTNER, rows)).containsExactly("DUPLICATE upserts.1.name");
        atlas.publish(PARTNER, "upserts: [" + model("example_70b") + "]");
        assertThat(atlas.refusal(PARTNER, rows)).containsExactly("DUPLICATE upserts.1.name");
        atlas.publish(PARTNER, "upserts: [" + model(one) + "]");
        assertThat(atlas.refusal(PARTNER, rows)).containsExactly("DUPLICATE upserts.1.name");
        assertThat(atlas.refusal(PARTNER, swapped)).containsExactly("DUPLICATE upserts.0.name");
        atlas.publish(PARTNER, "removals: ['example-70b']");
        assertThat(atlas.refusal(PARTNER, swapped)).containsExactly("DUPLICATE upserts.1.name");
    }

    @Test
    void refusalNamesTheOtherRow() {
        var days = model("Example-70B").replace("03-03", "04-04");
        assertThatThrownBy(() -> atlas.publish(PARTNER, "upserts: [" + model("Example 70B") + ", " + days + "]"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problems().get(0).message())
                                .isEqualTo(
                                        "upserts.0 has another spelling of this name, \"Example 70B\". List each model"
                                                + " once. If they are different models, give the slug of each that exists, or"
                                                + " names that differ in more than punctuation and case."));
    }

    @Test
    void refusesASpellingOfTheNameThatAnotherRowGivesToAModel() {
        atlas.publish(PARTNER, "upserts: [" + model("Alpha") + "]");
        var renamed = "{slug: 'alpha', " + model("Example 70B").substring(1);
        assertThat(atlas.refusal(PARTNER, "upserts: [" + model("Example-70B") + ", " + renamed + "]"))
                .containsExactly("DUPLICATE upserts.0.name");
    }

    /** One call with two rows makes the models that the same rows make in two calls. */
    @ParameterizedTest
    @CsvSource({
        "Example 70B, Example 7B",
        "예제 70B, 시험 70B",
        "대모델, 소모델",
        "Example, Example+",
    })
    void otherNamesMakeTheSameModelsInOneCallAsInTwo(String one, String other) {
        atlas.publish(PARTNER, "upserts: [" + model(one) + "]");
        atlas.publish(PARTNER, "upserts: [" + model(other) + "]");
        var together = new PartnerAtlas();
        together.publish(PARTNER, "upserts: [" + model(one) + ", " + model(other) + "]");
        assertThat(names(together)).isEqualTo(names(atlas)).contains(one, other);
    }

    @Test
    void acceptsSpellingsOfModelsOfDifferentOrganizations() {
        var other = model("Example-70B").replace("openai", "google-deepmind");
        atlas.publish(PARTNER, "upserts: [" + model("Example 70B") + ", " + other + "]");
        assertThat(slugs()).containsExactly("example-70b", "example-70b-google-deepmind");
    }

    @Test
    void acceptsSpellingsThatAreTheNamesOfTwoModels() {
        acceptsSpellingsOfModelsOfDifferentOrganizations();
        atlas.publish(
                PARTNER,
                "upserts: [{slug: 'example-70b-google-deepmind', "
                        + model("Example-70B").substring(1) + "]");
        var changed = ", parameters: 7e10}";
        var report = atlas.publish(
                PARTNER,
                "upserts: [" + model("Example 70B").replace("}", changed) + ", "
                        + model("Example-70B").replace("}", changed) + "]");
        assertThat(report.changed()).isEqualTo(2);
        assertThat(atlas.refusal(PARTNER, "upserts: [" + model("example_70b") + ", " + model("Example 70B") + "]"))
                .containsExactly("DUPLICATE upserts.0.name");
    }

    private List<String> slugs() {
        return atlas.lines("select slug from model_version where valid_until = 2147483647 and slug like 'example%'"
                + " order by valid_from, slug");
    }

    private static List<String> names(PartnerAtlas atlas) {
        return atlas.lines("select name from model_version where valid_until = 2147483647 order by name collate \"C\"");
    }
}
