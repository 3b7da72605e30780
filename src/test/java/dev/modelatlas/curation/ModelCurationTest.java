package dev.modelatlas.curation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.vocabulary.Sector;

import static dev.modelatlas.curation.Curated.corrected;
import static dev.modelatlas.curation.Curated.facts;
import static dev.modelatlas.curation.Curated.found;
import static dev.modelatlas.curation.Curated.resetModel;
import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Operators add names to models and fill in blank facts. */
@Concurrent
class ModelCurationTest {
    private static final String STATED = row("Alpha", "2024-01-31", "Newborn Labs");
    private static final String SILENT =
            with(with(STATED, "Country (of organization)", ""), "Organization categorization", "");

    private final Atlas atlas = Atlas.filled("model", empty -> empty.take("2024-07-16", file(SILENT)));
    private final Curated curated = new Curated(atlas);

    @Test
    void correctionAppliesFromItsRevisionOnAndSurvivesImports() {
        var report = curated.say(corrected("alpha", List.of("kr", "FR"), List.of(Sector.ACADEMIA)));
        assertThat(List.of(report.revision(), report.changed())).containsExactly(2, 1);
        assertThat(curated.counted(1)).containsExactly("alpha: [\"Newborn Labs\"] of [\"Newborn Labs\"], , , ");
        assertThat(curated.counted(2))
                .containsExactly("alpha: [\"Newborn Labs\"] of [\"Newborn Labs\"], FR KR, FR KR, ACADEMIA");
        assertThat(curated.changes(2))
                .containsExactly(
                        "CHANGED alpha recordedCountries - [\"KR\", \"FR\"] CORRECTION Its makers say so.",
                        "CHANGED alpha sectors - [\"ACADEMIA\"] CORRECTION Its makers say so.");
        // During the first import, the stored digest still belongs to the earlier version; during the second, to this
        // one.
        assertThat(atlas.take("2024-07-17", file(SILENT)).revision()).isNull();
        assertThat(atlas.take("2024-07-17", file(SILENT)).revision()).isNull();
        atlas.take("2024-07-18", file(with(SILENT, "Parameters", "7e9")));
        assertThat(curated.counted(3)).isEqualTo(curated.counted(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALPHA", "Omega"})
    void correctionStaysWhenTheSourceRenamesTheModel(String name) {
        var linked = with(SILENT, "Link", "https://example.org/a");
        atlas.take("2024-07-17", file(linked));
        curated.say(corrected("alpha", List.of("KR"), List.of(Sector.ACADEMIA)));
        var renamed = file(linked.replace("Alpha", name));
        atlas.take("2024-07-18", renamed);
        assertThat(curated.changes(4)).containsExactly("RENAMED alpha name Alpha " + name + " SOURCE");
        assertThat(curated.counted(4)).isEqualTo(curated.counted(3));
        assertThat(atlas.take("2024-07-19", renamed).revision()).isNull();
    }

    @Test
    void correctionIsAppliedAgainAsSoonAsTheSourceLeavesTheFactBlankAgain() {
        curated.say(corrected("alpha", List.of("KR"), List.of()));
        atlas.take("2024-07-17", file(STATED));
        atlas.take("2024-07-18", file(SILENT.replace("Alpha", "ALPHA")));
        assertThat(curated.changes(4))
                .containsExactly(
                        "RENAMED alpha name Alpha ALPHA SOURCE",
                        "RENAMED alpha recordedCountries [\"US\"] [\"KR\"] CORRECTION Its makers say so.",
                        "RENAMED alpha sectors [\"INDUSTRY\"] - REFERENCE");
    }

    @Test
    void modelsWithTheSameNameHaveTheirOwnCorrections() {
        var namesake = SILENT.replace("01-31", "02-29").replace("Newborn Labs", "Other Labs");
        var another = SILENT.replace("01-31", "03-31").replace("Newborn Labs", "More Labs");
        var silent = file(SILENT, namesake, another);
        atlas.take("2024-07-17", silent);
        curated.say(corrected("alpha", List.of("KR"), List.of()));
        assertThat(atlas.take("2024-07-18", silent).revision()).isNull();
        curated.say(corrected("alpha-other-labs", "Others say so.", "JP"));
        assertThat(curated.changes(4))
                .contains("CHANGED alpha-other-labs recordedCountries - [\"JP\"] CORRECTION Others say so.");
        atlas.take("2024-07-19", file(STATED, with(namesake, "Country (of organization)", "France"), another));
        atlas.take("2024-07-20", silent);
        assertThat(curated.changes(6))
                .containsExactly(
                        "CHANGED alpha recordedCountries [\"US\"] [\"KR\"] CORRECTION Its makers say so.",
                        "CHANGED alpha sectors [\"INDUSTRY\"] - REFERENCE",
                        "CHANGED alpha-other-labs recordedCountries [\"FR\"] [\"JP\"] CORRECTION Others say so.");
        assertThat(current("alpha-more-labs")).isEmpty();
    }

    @Test
    void newModelWithAFormerNameOfAnotherModelGetsNoCorrection() {
        var linked = with(SILENT, "Link", "https://example.org/a");
        atlas.take("2024-07-17", file(linked));
        curated.say(corrected("alpha", List.of("KR"), List.of()));
        var heir = SILENT.replace("01-31", "02-29").replace("Newborn Labs", "Other Labs");
        atlas.take("2024-07-18", file(linked.replace("Alpha", "Omega")));
        atlas.take("2024-07-19", file(linked.replace("Alpha", "Omega"), heir));
        assertThat(current("alpha")).containsExactly("KR");
        assertThat(current("alpha-other-labs")).isEmpty();
    }

    @Test
    void reasonsForCorrectionsStayWithTheirModelsEvenIfModelsHaveTheSameName() {
        var shipped = with(row("Step-2", "2024-07-04", "StepFun"), "Country (of organization)", "");
        var namesake = shipped.replace("07-04", "07-05").replace("StepFun", "Other Labs");
        var stated = shipped.replace(",,Industry", ",France,Industry");
        atlas.take("2024-07-17", file(stated, namesake.replace(",,Industry", ",France,Industry")));
        atlas.take("2024-07-18", file(stated, namesake));
        curated.say(corrected("step-2-other-labs", "Others say so.", "JP"));
        atlas.take("2024-07-19", file(shipped, namesake));
        assertThat(curated.changes(4))
                .containsExactly(
                        "CHANGED step-2-other-labs recordedCountries [\"CN\"] [\"JP\"] CORRECTION Others say so.");
        assertThat(curated.changes(5))
                .containsExactly("CHANGED step-2 recordedCountries [\"FR\"] [\"CN\"] CORRECTION Step-2 is the model of"
                        + " StepFun (阶跃星辰), which has its seat in Shanghai, China; the source itself records China from its"
                        + " 2025-05-20 vintage on.");
    }

    @Test
    void valueOfTheSourceTakesPrecedenceOverACorrection() {
        curated.say(corrected("alpha", List.of("KR"), List.of()));
        atlas.take("2024-07-17", file(STATED));
        assertThat(curated.counted(3))
                .containsExactly("alpha: [\"Newborn Labs\"] of [\"Newborn Labs\"], US, US, INDUSTRY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KR", "KR FR"})
    void repeatedCorrectionCreatesNoRevision(String countries) {
        curated.say(corrected("alpha", List.of(countries.split(" ")), List.of(Sector.ACADEMIA)));
        var again = new ArrayList<>(List.of(countries.split(" ")));
        Collections.reverse(again);
        assertThat(curated.say(corrected("alpha", again, List.of())).revision()).isNull();
    }

    /** The sector of the organization may change later. The correction then keeps the sector of the model. */
    @Test
    void correctionWithTheSectorOfTheOrganizationIsStored() {
        curated.say(facts("newborn-labs", Sector.INDUSTRY, null, null));
        assertThat(curated.say(corrected("alpha", List.of(), List.of(Sector.INDUSTRY)))
                        .revision())
                .isEqualTo(3);
        curated.say(facts("newborn-labs", Sector.ACADEMIA, null, null));
        assertThat(curated.counted(4)).containsExactly("alpha: [\"Newborn Labs\"] of [\"Newborn Labs\"], , , INDUSTRY");
        curated.say(resetModel("alpha"));
        assertThat(curated.counted(5)).containsExactly("alpha: [\"Newborn Labs\"] of [\"Newborn Labs\"], , , ACADEMIA");
    }

    @Test
    void resetKeepsValuesThatTheSourceHasAdded() {
        curated.say(corrected("alpha", List.of("KR"), List.of()));
        atlas.take("2024-07-17", file(STATED));
        assertThat(curated.say(resetModel("alpha")).revision()).isNull();
        assertThat(curated.counted(3))
                .containsExactly("alpha: [\"Newborn Labs\"] of [\"Newborn Labs\"], US, US, INDUSTRY");
    }

    @Test
    void refusesToCorrectAValueOfTheSource() {
        atlas.take("2024-07-17", file(STATED));
        assertThatThrownBy(() -> curated.say(corrected("alpha", List.of("KR"), List.of())))
                .isInstanceOf(RefusedException.class)
                .hasMessage("--country: the source of \"alpha\" already states US. A correction can only fill what the "
                        + "source leaves blank.");
        assertThatThrownBy(() -> curated.say(corrected("alpha", List.of(), List.of(Sector.ACADEMIA))))
                .hasMessage(
                        "--sector: the source of \"alpha\" already states INDUSTRY. A correction can only fill what "
                                + "the source leaves blank.");
        assertThatThrownBy(() -> curated.say(corrected("alfa", List.of("KR"), List.of())))
                .hasMessage("SLUG: no model has the slug \"alfa\".");
        assertThatThrownBy(() -> curated.say(corrected("alph", List.of("KR"), List.of())))
                .hasMessage("SLUG: no model has the slug \"alph\". Did you mean \"alpha\"?");
    }

    @Test
    void operatorsCorrectionOverridesThatOfTheReferenceData() {
        var row = with(row("Step-2", "2024-07-04", "StepFun"), "Country (of organization)", "");
        atlas.take("2024-07-17", file(row));
        assertThat(current("step-2")).containsExactly("CN");
        curated.say(corrected("step-2", List.of("HK"), List.of()));
        assertThat(atlas.take("2024-07-18", file(row)).revision()).isNull();
        assertThat(current("step-2")).containsExactly("HK");
        curated.say(resetModel("step-2"));
        assertThat(current("step-2")).containsExactly("CN");
        assertThat(atlas.take("2024-07-19", file(row)).revision()).isNull();
    }

    @Test
    void resetRemovesCorrectionsAndAliases() {
        curated.say(corrected("alpha", List.of("KR"), List.of(Sector.ACADEMIA)));
        curated.say(found("alpha", "알파"));
        curated.say(resetModel("alpha"));
        assertThat(curated.counted(3)).isEqualTo(curated.counted(1));
        assertThat(curated.lines("select name from model_name")).containsExactly("Alpha");
        assertThat(atlas.take("2024-07-17", file(SILENT)).revision()).isNull();
        assertThatThrownBy(() -> curated.say(resetModel("alpha")))
                .hasMessage("Nothing was set for \"alpha\". Run `models diff` to list the models whose values"
                        + " operators changed.");
    }

    @Test
    void resetOfAnAliasKeepsTheOtherValues() {
        curated.say(corrected("alpha", List.of("KR"), List.of()));
        curated.say(found("alpha", "알파", "알바"));
        assertThat(curated.say(resetModel("alpha", "알바")).revision()).isNull();
        assertThat(curated.lines("select name from model_name")).containsExactlyInAnyOrder("Alpha", "알파");
        assertThat(current("alpha")).containsExactly("KR");
        assertThatThrownBy(() -> curated.say(resetModel("alpha", "알바")))
                .hasMessage("--alias: \"알바\" is not an alias that operators set for \"alpha\". Run `models diff` to"
                        + " list them.");
    }

    @Test
    void valuesOfARemovedModelCanBeReset() {
        var other = row("Beta", "2024-02-29", "Newborn Labs");
        curated.say(corrected("alpha", List.of("KR"), List.of(Sector.ACADEMIA)));
        curated.say(found("alpha", "알파"));
        atlas.take("2024-07-17", file(other));
        assertThatThrownBy(() -> curated.say(found("alpha", "첫째")))
                .hasMessage("SLUG: the model \"alpha\" was removed in revision 3.");
        assertThat(curated.say(resetModel("alpha")).revision()).isNull();
        assertThat(curated.lines("select name from model_name")).containsExactlyInAnyOrder("Alpha", "Beta");
        atlas.take("2024-07-18", file(other, SILENT));
        assertThat(curated.counted(4)).containsAll(curated.counted(1));
    }

    @Test
    void aliasesCreateNoRevisionButAreListedWithTheCorrections() {
        assertThat(curated.say(found("alpha", "알파", "The First One")).revision())
                .isNull();
        curated.say(corrected("alpha", List.of("KR"), List.of()));
        assertThat(curated.lines("select first_revision || ' ' || name from model_name order by name collate \"C\""))
                .containsExactly("1 Alpha", "1 The First One", "1 알파");
        assertThat(new CurationRepository(atlas.jdbi()).saidOfModels())
                .containsExactly(
                        new CurationRepository.SaidOfModel("alpha", "Alpha", null, "The First One", null),
                        new CurationRepository.SaidOfModel("alpha", "Alpha", null, "알파", null),
                        new CurationRepository.SaidOfModel(
                                "alpha", "Alpha", "recordedCountries", "KR", "Its makers say so."));
        assertThat(curated.lines(
                        "select action || ' ' || details from audit_event where action like 'MODEL%' order by id"))
                .containsExactly(
                        "MODEL_SET {\"alias\": \"알파\", \"model\": \"alpha\"}",
                        "MODEL_SET {\"alias\": \"The First One\", \"model\": \"alpha\"}",
                        "MODEL_SET {\"field\": \"recordedCountries\", \"model\": \"alpha\", \"value\": [\"KR\"],"
                                + " \"reason\": \"Its makers say so.\"}");
    }

    /** The current recorded countries of a model. */
    private List<String> current(String slug) {
        return curated.lines("select unnest(recorded_countries) from model_version where valid_until = 2147483647"
                + " and slug = '" + slug + "'");
    }
}
