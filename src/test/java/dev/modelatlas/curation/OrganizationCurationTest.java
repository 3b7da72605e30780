package dev.modelatlas.curation;

import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.Ingest;
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
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Operators' decisions about organizations count from a new revision on, survive imports, and can be reset. */
@Concurrent
class OrganizationCurationTest {
    private static final String ALPHA = blank("Alpha", "Newborn Labs");
    private static final String BETA = row("Beta", "2024-01-31", "Mistral AI");

    private final Atlas atlas = Atlas.filled("organizations", empty -> empty.take("2024-07-16", file(ALPHA, BETA)));
    private final Curated curated = new Curated(atlas);

    /** A row whose source gives neither countries nor sectors. */
    private static String blank(String name, String organization) {
        var unplaced = with(row(name, "2024-01-31", organization), "Country (of organization)", "");
        return with(unplaced, "Organization categorization", "");
    }

    @Test
    void changedFactsCreateARevisionWhoseChangesHaveTheOriginReference() {
        var report = curated.say(facts("newborn-labs", Sector.ACADEMIA, "kr", "mistral-ai"));
        assertThat(List.of(report.revision(), report.changed())).containsExactly(2, 1);
        assertThat(report.notes()).containsExactly("Organizations now counted differently: Newborn Labs.");
        assertThat(curated.counted(1))
                .containsExactly(
                        "alpha: [\"Newborn Labs\"] of [\"Newborn Labs\"], , , ",
                        "beta: [\"Mistral AI\"] of [\"Mistral AI\"], FR, FR, INDUSTRY");
        assertThat(curated.counted(2))
                .containsExactly(
                        "alpha: [\"Newborn Labs\"] of [\"Mistral AI\"], KR, FR, ACADEMIA",
                        "beta: [\"Mistral AI\"] of [\"Mistral AI\"], FR, FR, INDUSTRY");
        assertThat(curated.changes(2))
                .containsExactly(
                        "CHANGED alpha groupHeadquartersCountries - [\"FR\"] REFERENCE",
                        "CHANGED alpha groups [\"Newborn Labs\"] [\"Mistral AI\"] REFERENCE",
                        "CHANGED alpha headquartersCountries - [\"KR\"] REFERENCE",
                        "CHANGED alpha sectors - [\"ACADEMIA\"] REFERENCE");
        assertThat(curated.lines(
                        "select as_of || ' ' || publisher || ' ' || model_count from revision where number = 2"))
                .containsExactly("2024-07-16 Epoch AI 2");
    }

    @Test
    void operatorsDecisionOverridesReferenceDataAtEachImport() {
        curated.say(facts("mistral-ai", Sector.ACADEMIA, "CH", "newborn-labs"));
        assertThat(atlas.take("2024-07-17", file(ALPHA, BETA)).revision()).isNull();
        atlas.take("2024-07-18", file(ALPHA, BETA, blank("Gamma", "Mistral AI")));
        assertThat(curated.counted(3))
                .contains(
                        "beta: [\"Mistral AI\"] of [\"Newborn Labs\"], CH, US, INDUSTRY",
                        "gamma: [\"Mistral AI\"] of [\"Newborn Labs\"], CH, , ACADEMIA");
    }

    @Test
    void repeatedDecisionChangesNothingAndIsNotLogged() {
        curated.say(facts("newborn-labs", Sector.ACADEMIA, null, null));
        var events = audit();
        assertThat(curated.say(facts("newborn-labs", Sector.ACADEMIA, null, null))
                        .revision())
                .isNull();
        assertThat(audit()).isEqualTo(events);
    }

    /** A decision reads no file. Zero would say that its source has no bad rows. */
    @Test
    void decisionIsRecordedWithoutNumbersOfSkippedRowsAndNotes() {
        curated.say(facts("newborn-labs", Sector.ACADEMIA, null, null));
        assertThat(curated.lines("select concat_ws(' ', number, skipped_rows, note_count, note_counts) from revision"
                        + " order by number"))
                .containsExactly("1 0 0 {}", "2");
        assertThat(curated.lines("select details ->> 'label' from audit_event where action = 'REVISION_PUBLISHED'"
                        + " and details ->> 'skippedRows' is null and details ->> 'notes' is null"))
                .containsExactly("2024-07-16" + Curation.LABEL_SUFFIX);
    }

    @Test
    void everyDecisionOfAnOperatorIsAudited() {
        curated.say(facts("newborn-labs", Sector.ACADEMIA, "KR", "mistral-ai"));
        curated.say(names("newborn-labs", "뉴본", "NBL"));
        curated.say(reset("newborn-labs"));
        assertThat(audit())
                .containsExactly(
                        "operator ORGANIZATION_SET {\"group\": \"mistral-ai\", \"sector\": \"ACADEMIA\","
                                + " \"headquarters\": \"KR\", \"organization\": \"newborn-labs\"}",
                        "operator ORGANIZATION_SET {\"group\": \"mistral-ai\", \"nameKo\": \"뉴본\", \"sector\": \"ACADEMIA\","
                                + " \"aliases\": [\"NBL\"], \"headquarters\": \"KR\", \"organization\": \"newborn-labs\"}",
                        "operator ORGANIZATION_RESET {\"group\": \"mistral-ai\", \"nameKo\": \"뉴본\", \"sector\":"
                                + " \"ACADEMIA\", \"aliases\": [\"NBL\"], \"headquarters\": \"KR\", \"organization\":"
                                + " \"newborn-labs\"}");
    }

    @Test
    void newAliasCreatesNoRevisionAndLaterFilesMayUseIt() {
        var report = curated.say(names("mistral-ai", "미스트랄랄", "Le Mistral"));
        assertThat(report.revision()).isNull();
        atlas.take(
                "2024-07-17",
                file(ALPHA, row("Beta", "2024-01-31", "Le Mistral"), row("Gamma", "2024-02-29", "Le Mistral")));
        assertThat(curated.counted(2))
                .contains(
                        "beta: [\"Mistral AI\"] of [\"Mistral AI\"], FR, FR, INDUSTRY",
                        "gamma: [\"Mistral AI\"] of [\"Mistral AI\"], FR, FR, INDUSTRY");
        assertThat(curated.lines("select name_ko from organization where slug = 'mistral-ai'"))
                .containsExactly("미스트랄랄");
        assertThat(curated.lines("select alias from organization_alias join organization on id = organization_id"
                        + " where slug = 'mistral-ai'"))
                .contains("Le Mistral");
    }

    @Test
    void resetRestoresTheReferenceData() {
        curated.say(facts("mistral-ai", Sector.ACADEMIA, "CH", null));
        curated.say(facts("newborn-labs", Sector.ACADEMIA, "KR", "mistral-ai"));
        curated.say(names("newborn-labs", "뉴본", "NBL"));
        curated.say(reset("mistral-ai"));
        curated.say(reset("newborn-labs"));
        assertThat(curated.counted(5)).isEqualTo(curated.counted(1));
        assertThat(
                        curated.lines(
                                "select coalesce(name_ko, '-') || count(alias) from organization"
                                        + " left join organization_alias on organization_id = id where slug = 'newborn-labs' group by name_ko"))
                .containsExactly("-0");
        assertThat(atlas.take("2024-07-17", file(ALPHA, BETA)).revision()).isNull();
    }

    @Test
    void resetOfAnAliasKeepsTheOtherValues() {
        curated.say(facts("newborn-labs", Sector.ACADEMIA, "KR", null));
        curated.say(names("newborn-labs", "뉴본", "NBL", "Newbron"));
        assertThat(curated.say(reset("newborn-labs", "Newbron")).revision()).isNull();
        assertThat(curated.lines("select sector || headquarters || name_ko || array_to_string(aliases, ' ')"
                        + " from organization_curation"))
                .containsExactly("ACADEMIAKR뉴본NBL");
        assertThat(curated.lines("select alias from organization_alias join organization on id = organization_id"
                        + " where slug = 'newborn-labs'"))
                .containsExactly("NBL");
        assertThatThrownBy(() -> curated.say(reset("newborn-labs", "Newbron")))
                .hasMessage("--alias: \"Newbron\" is not an alias that operators set for \"newborn-labs\"."
                        + " Run `organizations diff` to list them.");
        curated.say(names("mistral-ai", null, "Le Mistral"));
        curated.say(reset("mistral-ai", "Le Mistral"));
        assertThat(new CurationRepository(atlas.jdbi()).saidOfOrganizations()).hasSize(1);
    }

    @Test
    void dryRunWritesNothing() {
        var before = atlas.everything();
        var report = new Ingest(atlas.jdbi()).curate(facts("newborn-labs", Sector.ACADEMIA, null, null), true);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(atlas.everything()).isEqualTo(before);
        assertThat(audit()).isEmpty();
    }

    @Test
    void diffListsTheDecisionsOfOperators() {
        curated.say(facts("mistral-ai", null, "CH", null));
        curated.say(names("newborn-labs", "뉴본", "NBL"));
        assertThat(new CurationRepository(atlas.jdbi()).saidOfOrganizations())
                .containsExactly(
                        new CurationRepository.Said(
                                "mistral-ai", "Mistral AI", null, null, "CH", null, List.of(), List.of()),
                        new CurationRepository.Said(
                                "newborn-labs", "Newborn Labs", "뉴본", null, null, null, List.of("NBL"), List.of()));
    }

    @Test
    void organizationsThatLackFactsAreListedAsIncomplete() {
        assertThat(new CurationRepository(atlas.jdbi()).organizations())
                .containsExactly(
                        new CurationRepository.Listed("mistral-ai", "Mistral AI", "INDUSTRY", "FR", "mistral-ai", 1),
                        new CurationRepository.Listed("newborn-labs", "Newborn Labs", null, null, "newborn-labs", 1))
                .extracting(CurationRepository.Listed::isIncomplete)
                .containsExactly(false, true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "newborn-lab|KR|mistral-ai|SLUG: no organization has the slug \"newborn-lab\". Did you mean \"newborn-labs\"?",
                "Mistral AI|KR|mistral-ai|SLUG: no organization has the slug \"Mistral AI\". Did you mean \"mistral-ai\"?",
                "zzzz|KR|mistral-ai|SLUG: no organization has the slug \"zzzz\".",
                "newborn-labs|Korea|mistral-ai|--headquarters: no country has the code \"Korea\"."
                        + " Give an ISO 3166-1 alpha-2 code, such as KR for South Korea.",
                "newborn-labs|XX|mistral-ai|--headquarters: no country has the code \"XX\"."
                        + " Give an ISO 3166-1 alpha-2 code, such as KR for South Korea.",
                "newborn-labs|KR|mistral|--group: no organization has the slug \"mistral\". Did you mean \"mistral-ai\"?",
            })
    void refusesAnUnknownSlugOrCountryCode(String slug, String headquarters, String group, String message) {
        assertRefused(() -> curated.say(facts(slug, null, headquarters, group)), message);
    }

    @Test
    void refusesNestedGroups() {
        atlas.take("2024-07-17", file(ALPHA, BETA, row("Gamma", "2024-02-29", "Google DeepMind")));
        assertRefused(
                () -> curated.say(facts("newborn-labs", null, null, "google-deepmind")),
                "\"Newborn Labs\" would be counted under \"Google DeepMind\", which is itself counted under \"Google\"."
                        + " Groups have one level: count both under \"Google\".");
        assertRefused(
                () -> curated.say(facts("google", null, null, "mistral-ai")),
                "\"Google DeepMind\" would be counted under \"Google\", which is itself counted under \"Mistral AI\"."
                        + " Groups have one level: count both under \"Mistral AI\".");
    }

    @Test
    void refusesAnAmbiguousAlias() {
        assertRefused(
                () -> curated.say(names("newborn-labs", null, "Mistral AI")),
                "--alias: \"Mistral AI\" is the name of another organization. If that organization was renamed to "
                        + "\"Newborn Labs\", use --successor-of.");
        curated.say(names("mistral-ai", null, "Le Mistral"));
        assertRefused(
                () -> curated.say(names("newborn-labs", null, "Le Mistral")),
                "--alias: \"Le Mistral\" is already an alias of \"Mistral AI\". A name can belong to only one "
                        + "organization.");
    }

    @Test
    void refusesDecisionsBeforeTheFirstRevision() {
        assertRefused(
                () -> new Curated(Atlas.empty()).say(facts("openai", null, "KR", null)),
                "There is no revision yet. Run `serve` once, or `import --shipped`.");
    }

    @Test
    void refusesToResetAnOrganizationForWhichNothingWasSet() {
        assertRefused(
                () -> curated.say(reset("mistral-ai")),
                "Nothing was set for \"mistral-ai\". Run `organizations diff` to list the organizations whose"
                        + " values operators changed.");
    }

    @Test
    void refusesAnOrganizationAsItsOwnSuccessor() {
        assertRefused(
                () -> curated.say(successor("mistral-ai", "mistral-ai")),
                "--successor-of: \"mistral-ai\" is the current slug of this organization. Give its former slug.");
    }

    private void assertRefused(ThrowingCallable saying, String message) {
        var before = curated.lines("select count(*)::text from revision");
        assertThatThrownBy(saying).isInstanceOf(RefusedException.class).hasMessage(message);
        assertThat(curated.lines("select count(*)::text from revision")).isEqualTo(before);
        assertThat(curated.lines("select slug from organization_curation join organization on id = organization_id"
                        + " where slug not in ('mistral-ai')"))
                .isEmpty();
    }

    private List<String> audit() {
        return curated.lines("select actor || ' ' || action || ' ' || details from audit_event"
                + " where action not in ('REVISION_PUBLISHED', 'SOURCE_UNCHANGED') order by id");
    }

    /** The reference data of a later release might contain the same alias for another organization. */
    @Test
    void aliasFromAnOperatorOverridesAliasFromTheReferenceData() {
        var other = Atlas.empty();
        var curated = new Curated(other);
        other.take(
                "2024-07-16",
                file(row("Alpha", "2024-01-31", "Newborn Labs"), row("Beta", "2024-02-29", "Other Labs")));
        curated.say(names("newborn-labs", null, "NBL"));
        other.jdbi()
                .useHandle(handle -> handle.execute("insert into organization_alias (organization_id, alias)"
                        + " select id, 'NBL' from organization where slug = 'other-labs'"));
        other.take(
                "2024-07-17",
                file(
                        row("Alpha", "2024-01-31", "Newborn Labs"),
                        row("Beta", "2024-02-29", "Other Labs"),
                        row("Gamma", "2024-03-31", "NBL")));
        assertThat(curated.counted(2)).contains("gamma: [\"Newborn Labs\"] of [\"Newborn Labs\"], US, US, INDUSTRY");
    }
}
