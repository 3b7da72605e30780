package dev.modelatlas.curation;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.vocabulary.Sector;

import static dev.modelatlas.curation.Curated.facts;
import static dev.modelatlas.curation.Curated.names;
import static dev.modelatlas.curation.Curated.reset;
import static dev.modelatlas.curation.Curated.successor;
import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A renamed organization counts as one organization, no matter which name its sources use. */
@Concurrent
class RenamedOrganizationTest {
    private static final String ALPHA = row("Alpha", "2024-01-31", "Elder Labs");
    private static final String BETA = row("Beta", "2024-02-29", "Younger Labs");
    private static final String GAMMA = row("Gamma", "2024-03-31", "Elder Labs");

    private final Atlas atlas = Atlas.empty();
    private final Curated curated = new Curated(atlas);

    @Test
    void modelsOfTheFormerOrganizationCountForTheSuccessor() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        var report = curated.say(successor("younger-labs", "elder-labs"));
        assertThat(List.of(report.revision(), report.changed())).containsExactly(2, 1);
        assertThat(report.notes()).containsExactly("Renamed: Elder Labs is counted as Younger Labs.");
        assertThat(curated.counted(1))
                .containsExactly(
                        "alpha: [\"Elder Labs\"] of [\"Elder Labs\"], US, US, INDUSTRY",
                        "beta: [\"Younger Labs\"] of [\"Younger Labs\"], US, US, INDUSTRY");
        assertThat(curated.counted(2))
                .containsExactly(
                        "alpha: [\"Younger Labs\"] of [\"Younger Labs\"], US, US, INDUSTRY",
                        "beta: [\"Younger Labs\"] of [\"Younger Labs\"], US, US, INDUSTRY");
        assertThat(curated.changes(2))
                .containsExactly("CHANGED alpha organizations [\"Elder Labs\"] [\"Younger Labs\"] REFERENCE");
    }

    @Test
    void laterFilesMayUseTheFormerName() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        curated.say(successor("younger-labs", "elder-labs"));
        assertThat(atlas.take("2024-07-17", file(ALPHA, BETA)).revision()).isNull();
        atlas.take("2024-07-18", file(ALPHA, BETA, GAMMA));
        assertThat(curated.counted(3)).allMatch(model -> model.contains(": [\"Younger Labs\"] of [\"Younger Labs\"],"));
    }

    @Test
    void modelOfBothOrganizationsBelongsOnlyToTheSuccessor() {
        var joint = row("Joint", "2024-04-30", "\"Younger Labs,Elder Labs\"");
        atlas.take("2024-07-16", file(ALPHA, BETA, joint));
        curated.say(successor("younger-labs", "elder-labs"));
        assertThat(curated.counted(2)).contains("joint: [\"Younger Labs\"] of [\"Younger Labs\"], US, US, INDUSTRY");
    }

    @Test
    void successorTakesOverFactsAndSubsidiaries() {
        atlas.take("2024-07-16", file(ALPHA, BETA, row("Delta", "2024-04-30", "Member Labs")));
        curated.say(facts("elder-labs", Sector.ACADEMIA, "FR", null));
        curated.say(facts("member-labs", null, null, "elder-labs"));
        curated.say(successor("younger-labs", "elder-labs"));
        assertThat(known()).contains("member-labs - - younger-labs", "younger-labs ACADEMIA FR younger-labs");
        assertThat(curated.counted(4))
                .containsExactly(
                        "alpha: [\"Younger Labs\"] of [\"Younger Labs\"], FR, FR, INDUSTRY",
                        "beta: [\"Younger Labs\"] of [\"Younger Labs\"], FR, FR, INDUSTRY",
                        "delta: [\"Member Labs\"] of [\"Younger Labs\"], US, FR, INDUSTRY");
    }

    @Test
    void secondRenamingKeepsAllFormerNames() {
        atlas.take("2024-07-16", file(ALPHA, BETA, row("Delta", "2024-04-30", "Youngest Labs")));
        curated.say(successor("younger-labs", "elder-labs"));
        curated.say(successor("youngest-labs", "younger-labs"));
        atlas.take("2024-07-17", file(ALPHA, BETA, GAMMA, row("Delta", "2024-04-30", "Youngest Labs")));
        assertThat(curated.counted(4))
                .allMatch(model -> model.contains(": [\"Youngest Labs\"] of [\"Youngest Labs\"],"));
        assertThatThrownBy(() -> curated.say(successor("elder-labs", "youngest-labs")))
                .isInstanceOf(RefusedException.class)
                .hasMessage("SLUG: \"elder-labs\" was renamed to \"youngest-labs\". Use that slug.");
        assertThatThrownBy(() -> curated.say(facts("youngest-labs", null, null, "elder-labs")))
                .hasMessage("--group: \"elder-labs\" was renamed to \"youngest-labs\". Use that slug.");
    }

    @Test
    void importAfterAResetCountsTheOrganizationsSeparatelyAgain() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        curated.say(successor("younger-labs", "elder-labs"));
        assertThat(curated.say(reset("elder-labs")).notes())
                .containsExactly("Renamed: Elder Labs is counted as an organization of its own again.");
        atlas.take("2024-07-17", file(ALPHA, BETA));
        assertThat(curated.counted(4)).isEqualTo(curated.counted(1));
    }

    @Test
    void resetTakesBackTheFactsAndSubsidiariesThatTheSuccessorTookOver() {
        atlas.take("2024-07-16", file(ALPHA, BETA, row("Delta", "2024-04-30", "Member Labs")));
        curated.say(facts("elder-labs", Sector.ACADEMIA, "FR", null));
        curated.say(facts("member-labs", null, null, "elder-labs"));
        var before = known();
        assertThat(before).contains("member-labs - - elder-labs", "younger-labs - - younger-labs");
        curated.say(successor("younger-labs", "elder-labs"));
        atlas.take("2024-07-17", file(ALPHA, BETA, GAMMA, row("Delta", "2024-04-30", "Member Labs")));
        assertThat(known()).contains("member-labs - - younger-labs", "younger-labs ACADEMIA FR younger-labs");
        curated.say(reset("elder-labs"));
        assertThat(known()).isEqualTo(before);
        atlas.take("2024-07-18", file(ALPHA, BETA, row("Delta", "2024-04-30", "Member Labs")));
        assertThat(known()).isEqualTo(before);
        curated.say(reset("member-labs"));
        assertThat(known()).contains("member-labs - - member-labs");
    }

    @Test
    void resetOfTheSecondRenamingRestoresTheFirst() {
        var delta = row("Delta", "2024-04-30", "Youngest Labs");
        atlas.take("2024-07-16", file(ALPHA, BETA, delta));
        curated.say(facts("elder-labs", Sector.ACADEMIA, "FR", null));
        curated.say(successor("younger-labs", "elder-labs"));
        var before = known();
        curated.say(successor("youngest-labs", "younger-labs"));
        assertThat(known()).contains("youngest-labs ACADEMIA FR youngest-labs");
        assertThat(curated.say(reset("younger-labs")).notes())
                .contains(
                        "Renamed: Elder Labs is counted as Younger Labs.",
                        "Renamed: Younger Labs is counted as an organization of its own again.");
        assertThat(known()).isEqualTo(before);
        atlas.take("2024-07-17", file(ALPHA, BETA, delta, GAMMA));
        assertThat(curated.counted(6))
                .containsExactly(
                        "alpha: [\"Younger Labs\"] of [\"Younger Labs\"], FR, FR, INDUSTRY",
                        "beta: [\"Younger Labs\"] of [\"Younger Labs\"], FR, FR, INDUSTRY",
                        "delta: [\"Youngest Labs\"] of [\"Youngest Labs\"], US, US, INDUSTRY",
                        "gamma: [\"Younger Labs\"] of [\"Younger Labs\"], FR, FR, INDUSTRY");
    }

    @Test
    void resetOfTheFirstOfTwoRenamingsTakesItsFactsBackFromTheLastSuccessor() {
        var delta = row("Delta", "2024-04-30", "Youngest Labs");
        atlas.take("2024-07-16", file(ALPHA, BETA, delta));
        curated.say(facts("elder-labs", Sector.ACADEMIA, "FR", null));
        curated.say(successor("younger-labs", "elder-labs"));
        curated.say(successor("youngest-labs", "younger-labs"));
        assertThat(known()).contains("youngest-labs ACADEMIA FR youngest-labs");
        curated.say(reset("elder-labs"));
        assertThat(known()).contains("elder-labs ACADEMIA FR elder-labs", "youngest-labs - - youngest-labs");
        atlas.take("2024-07-17", file(ALPHA, BETA, delta, GAMMA));
        assertThat(known()).contains("elder-labs ACADEMIA FR elder-labs", "youngest-labs - - youngest-labs");
    }

    @Test
    void laterRenamingAndItsResetDoNotChangeWhichFormerOrganizationCounts() {
        var delta = row("Delta", "2024-04-30", "Other Labs");
        var epsilon = row("Epsilon", "2024-05-31", "Youngest Labs");
        // The organization that is renamed first comes last in the file, and so in the database.
        atlas.take("2024-07-16", file(ALPHA, BETA, delta, epsilon));
        curated.say(facts("elder-labs", Sector.INDUSTRY, "US", null));
        curated.say(facts("other-labs", Sector.ACADEMIA, "FR", null));
        curated.say(successor("younger-labs", "other-labs"));
        curated.say(successor("younger-labs", "elder-labs"));
        assertThat(known()).contains("younger-labs ACADEMIA FR younger-labs");
        curated.say(successor("youngest-labs", "younger-labs"));
        assertThat(known()).contains("youngest-labs ACADEMIA FR youngest-labs");
        curated.say(reset("younger-labs"));
        assertThat(known()).contains("younger-labs ACADEMIA FR younger-labs");
    }

    @Test
    void resetOfARenamingInTheMiddleTakesOnlyItsFormerNamesAlong() {
        atlas.take(
                "2024-07-16",
                file(
                        ALPHA,
                        BETA,
                        row("Delta", "2024-04-30", "Youngest Labs"),
                        row("Epsilon", "2024-05-31", "Last Labs"),
                        row("Zeta", "2024-06-30", "Other Labs")));
        curated.say(successor("younger-labs", "elder-labs"));
        curated.say(successor("younger-labs", "other-labs"));
        curated.say(successor("youngest-labs", "younger-labs"));
        curated.say(reset("other-labs"));
        curated.say(successor("youngest-labs", "other-labs"));
        curated.say(successor("last-labs", "youngest-labs"));
        curated.say(reset("younger-labs"));
        assertThat(curated.lines("select o.slug || ' ' || x.slug from organization_successor s"
                        + " join organization o on o.id = s.organization_id join organization x on x.id = s.successor_id"
                        + " where s.valid_until = 2147483647 order by 1"))
                .containsExactly("elder-labs younger-labs", "other-labs last-labs", "youngest-labs last-labs");
    }

    @Test
    void resetOfARenamedOrganizationKeepsItsValuesUntilTheNextReset() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        curated.say(facts("elder-labs", Sector.ACADEMIA, null, null));
        curated.say(successor("younger-labs", "elder-labs"));
        curated.say(reset("elder-labs"));
        assertThat(known()).contains("elder-labs ACADEMIA - elder-labs");
        curated.say(reset("elder-labs"));
        assertThat(known()).contains("elder-labs - - elder-labs");
    }

    /** Sector, headquarters and group of each organization in the current revision. */
    private List<String> known() {
        return curated.lines("select o.slug || ' ' || coalesce(v.sector, '-') || ' ' || coalesce(v.headquarters, '-')"
                + " || ' ' || g.slug from organization_version v join organization o on o.id = v.organization_id"
                + " join organization g on g.id = v.group_id where v.valid_until = 2147483647 order by 1");
    }

    /** The renaming is in db/reference/successors.csv. It does not apply to shipped vintages. */
    @Test
    void renamingInReferenceDataAppliesFromTheFirstFileWithTheNewName() {
        var former = row("GLM-130B", "2022-08-04", "Zhipu AI");
        atlas.take("2024-07-16", file(former, BETA));
        var later = row("GLM-5", "2024-07-01", "Z.ai (Zhipu AI)");
        assertThat(atlas.take("2024-07-17", file(former, BETA, later)).notes())
                .contains("Renamed: Zhipu AI is counted as Z.ai (Zhipu AI).");
        assertThat(curated.counted(1)).contains("glm-130b: [\"Zhipu AI\"] of [\"Zhipu AI\"], CN, CN, INDUSTRY");
        assertThat(curated.counted(2))
                .contains(
                        "glm-130b: [\"Z.ai (Zhipu AI)\"] of [\"Z.ai (Zhipu AI)\"], CN, CN, INDUSTRY",
                        "glm-5: [\"Z.ai (Zhipu AI)\"] of [\"Z.ai (Zhipu AI)\"], CN, CN, INDUSTRY");
        assertThat(curated.changes(2))
                .contains("CHANGED glm-130b organizations [\"Zhipu AI\"] [\"Z.ai (Zhipu AI)\"] REFERENCE");
        // A renaming that an operator reset is not applied again.
        curated.say(reset("zhipu-ai"));
        assertThat(atlas.take("2024-07-18", file(former, BETA, later)).notes()).isEmpty();
        assertThat(curated.counted(4))
                .isEqualTo(curated.counted(2).stream()
                        .map(model ->
                                model.startsWith("glm-130b") ? model.replace("Z.ai (Zhipu AI)", "Zhipu AI") : model)
                        .toList());
    }

    @Test
    void aliasSharedByTheOldAndNewNameOfAnOrganizationMeansTheSuccessor() {
        var former = row("GLM-130B", "2022-08-04", "Zhipu AI");
        atlas.take("2024-07-16", file(former, BETA));
        atlas.take("2024-07-17", file(former, BETA, row("GLM-5", "2024-07-01", "智谱")));
        assertThat(curated.counted(2))
                .contains("glm-5: [\"Z.ai (Zhipu AI)\"] of [\"Z.ai (Zhipu AI)\"], CN, CN, INDUSTRY");
        curated.say(names("z-ai-zhipu-ai", null, "智谱"));
        // If an operator reset the renaming, the alias belongs to two organizations, unless an operator set it.
        curated.say(reset("z-ai-zhipu-ai"));
        curated.say(reset("zhipu-ai"));
        assertThat(atlas.refusal("2024-07-18", file(former, BETA, row("GLM-5", "2024-07-01", "智谱"))))
                .hasSize(1);
    }

    @Test
    void referenceDataMayRenameASuccessorAgain() {
        var former = row("GLM-130B", "2022-08-04", "Zhipu AI");
        atlas.take("2024-07-16", file(ALPHA, former));
        curated.say(successor("zhipu-ai", "elder-labs"));
        atlas.take("2024-07-17", file(ALPHA, former, row("GLM-5", "2024-07-01", "Z.ai (Zhipu AI)")));
        assertThat(curated.counted(3))
                .hasSize(3)
                .allMatch(model -> model.contains(": [\"Z.ai (Zhipu AI)\"] of [\"Z.ai (Zhipu AI)\"],"));
        assertThat(curated.lines("select o.slug || ' ' || x.slug || ' ' || s.valid_from from organization_successor s"
                        + " join organization o on o.id = s.organization_id join organization x on x.id = s.successor_id"
                        + " where s.valid_until = 2147483647 order by 1"))
                .containsExactly("elder-labs z-ai-zhipu-ai 3", "zhipu-ai z-ai-zhipu-ai 3");
    }

    @Test
    void successorWithoutAParentGetsNoParentFromTheFormerOrganization() {
        atlas.take("2024-07-16", file(ALPHA, BETA, row("Delta", "2024-04-30", "Parent Labs")));
        curated.say(facts("elder-labs", null, null, "parent-labs"));
        curated.say(successor("younger-labs", "elder-labs"));
        assertThat(curated.counted(3)).contains("beta: [\"Younger Labs\"] of [\"Parent Labs\"], US, US, INDUSTRY");
        curated.say(facts("younger-labs", null, null, "younger-labs"));
        assertThat(curated.counted(4)).contains("beta: [\"Younger Labs\"] of [\"Younger Labs\"], US, US, INDUSTRY");
    }

    @Test
    void shippedRevisionsHaveNoRenamedOrganizations() {
        var shipped = new Curated(Atlas.filled());
        assertThat(shipped.lines("select count(*)::text from organization_successor"))
                .containsExactly("0");
    }
}
