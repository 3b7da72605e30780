package dev.modelatlas.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.curation.ModelCuration;
import dev.modelatlas.curation.ModelReset;
import dev.modelatlas.curation.OrganizationCuration;
import dev.modelatlas.curation.OrganizationReset;
import dev.modelatlas.ingest.report.CallRow;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.vocabulary.Sector;

import static dev.modelatlas.partner.PartnerAtlas.OTHER;
import static dev.modelatlas.partner.PartnerAtlas.PARTNER;
import static dev.modelatlas.partner.PartnerAtlas.STEWARD;
import static dev.modelatlas.partner.PartnerAtlas.model;
import static org.assertj.core.api.Assertions.assertThat;

/** The effects of publications on the dataset and on each other. */
@Concurrent
class PublishingTest {
    private static final Actor OPERATOR = new Actor("operator");
    private static final String ALPHA = model("Alpha");
    private static final String LAB = "organizations: [{name: 'New Lab', sector: 'ACADEMIA', headquarters: 'kr'}]";

    private PartnerAtlas atlas;

    @BeforeEach
    void twoModelsOfEpoch() {
        atlas = new PartnerAtlas();
    }

    @Test
    void publicationChangesOnlyTheModelsThatItNames() {
        var report = atlas.publish(PARTNER, "upserts: [" + ALPHA + ", " + model("Beta") + "]");
        assertThat(counts(report)).containsExactly(2, 0, 0, 0, 0);
        atlas.publish(PARTNER, "upserts: [" + model("Beta").replace("03-03", "03-04") + "]");
        assertThat(atlas.changes(3)).containsExactly("CHANGED beta");
        assertThat(current()).containsExactly("alpha Partner", "beta Partner", "delta-2 Epoch AI", "gamma Epoch AI");
    }

    /**
     * Responses show a compute of 0 as unknown. If 0 were stored, counts would treat the compute of the model as known.
     */
    @Test
    void trainingComputeOfZeroIsUnknown() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA.replace("}", ", trainingFlop: 0, parameters: 0}") + "]");
        assertThat(atlas.lines("select coalesce(training_flop::text, '-') || ' ' || parameters from model_version"
                        + " where slug = 'alpha'"))
                .containsExactly("- 0");
    }

    @Test
    void upsertReplacesTheWholeModel() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA.replace("}", ", parameters: 7e9, domains: ['language']}") + "]");
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        assertThat(atlas.lines("select fields::text from model_change where revision_number = 3"))
                .containsExactly("[{\"after\": null, \"field\": \"domains\", \"before\": \"[\\\"Language\\\"]\","
                        + " \"origin\": \"PARTNER\", \"reason\": null}, {\"after\": null, \"field\": \"parameters\","
                        + " \"before\": \"7000000000\", \"origin\": \"PARTNER\", \"reason\": null}]");
    }

    @Test
    void publishingTheSameModelAgainChangesNothing() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        var again = atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        assertThat(again.revision()).isNull();
        assertThat(counts(again)).containsExactly(0, 0, 0, 1, 0);
    }

    /** PostgreSQL reports an error when the product of a tiny number and a tolerance is zero. */
    @Test
    void theSmallestNumbersCanBeCompared() {
        var tiny = ALPHA.replace("}", ", parameters: 5e-324, trainingFlop: 5e-324}");
        atlas.publish(PARTNER, "upserts: [" + tiny + "]");
        assertThat(counts(atlas.publish(PARTNER, "upserts: [" + tiny + "]"))).containsExactly(0, 0, 0, 1, 0);
        assertThat(counts(atlas.publish(PARTNER, "upserts: [" + tiny.replace("5e-324", "1e-323") + "]")))
                .containsExactly(0, 1, 0, 0, 0);
    }

    @Test
    void theSmallestNumbersCanBeComparedWithThoseOfOtherPublishers() {
        var tiny = ", parameters: 5e-324, trainingFlop: 5e-324, links: ['https://example.org/a']}";
        atlas.publish(OTHER, "upserts: [" + ALPHA.replace("}", tiny) + "]");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + model("Omega").replace("}", tiny) + "]"))
                .containsExactly("FOREIGN upserts.0");
    }

    /** PostgreSQL limits the size of an index row, after it has compressed long texts. Random texts do not compress. */
    @Test
    void refusesASourceThatDoesNotFitIntoAnIndexRow() {
        var upsert = "upserts: [" + ALPHA + "], ";
        for (var tooLong : List.of(source(korean(500), 2_000, korean(500)), source(korean(400), 1_299, "a"))) {
            assertThat(atlas.refusal(PARTNER, upsert + tooLong)).containsExactly("TOO_LONG source");
            assertThat(atlas.refusal(PARTNER, upsert + tooLong + ", dryRun: true"))
                    .containsExactly("TOO_LONG source");
        }
        var report = atlas.publish(PARTNER, upsert + source(korean(400), 1_298, "a"));
        assertThat(counts(report)).containsExactly(1, 0, 0, 0, 0);
    }

    /** @param urlLength number of characters of the URL, which are random, too */
    private static String source(String name, int urlLength, String attribution) {
        var url = "https://example.org/" + random(urlLength - 20, 'a', 'z');
        return "source: {name: '" + name + "', url: '" + url + "', licence: 'l', attribution: '" + attribution + "'}";
    }

    private static String korean(int length) {
        return random(length, '가', '힣');
    }

    private static String random(int length, char first, char last) {
        return new Random(length)
                .ints(length, first, last + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void otherNameWithTheSameSlugIsARename() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        var report = atlas.publish(PARTNER, "upserts: [" + model("Omega").replace("{", "{slug: 'alpha', ") + "]");
        assertThat(counts(report)).containsExactly(0, 0, 1, 0, 0);
        assertThat(atlas.changes(3)).containsExactly("RENAMED alpha");
    }

    @Test
    void refusesAnUnknownSlugEvenIfTheNameExists() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + ALPHA.replace("{", "{slug: 'alpa', ") + "]"))
                .containsExactly("UNKNOWN upserts.0.slug");
    }

    @Test
    void newSpellingOfAModelNameIsARename() {
        atlas.publish(PARTNER, "upserts: [" + model("Alpha 2") + "]");
        atlas.publish(PARTNER, "upserts: [" + model("Alpha-2") + "]");
        assertThat(atlas.changes(3)).containsExactly("RENAMED alpha-2");
    }

    @Test
    void modelWithADifferentNameIsNewDespiteTheSameDateAndLink() {
        var link = ALPHA.replace("}", ", links: ['https://example.org/a']}");
        atlas.publish(PARTNER, "upserts: [" + link + "]");
        atlas.publish(PARTNER, "upserts: [" + link.replace("Alpha", "Alpha 70B") + "]");
        assertThat(atlas.changes(3)).containsExactly("ADDED alpha-70b");
    }

    @Test
    void removedModelLeavesATombstoneAndIsRestoredWithItsSlug() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        assertThat(counts(atlas.publish(PARTNER, "removals: ['alpha']"))).containsExactly(0, 0, 0, 0, 1);
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        assertThat(atlas.changes(3)).containsExactly("REMOVED alpha");
        assertThat(atlas.changes(4)).containsExactly("RESTORED alpha");
    }

    @Test
    void differentNamesWithoutLatinLettersAreDifferentModels() {
        atlas.publish(PARTNER, "upserts: [" + model("대모델") + "]");
        atlas.publish(PARTNER, "upserts: [" + model("소모델") + "]");
        assertThat(atlas.changes(3)).containsExactly("ADDED openai-2");
    }

    /** The slug of both names is "2-0". */
    @Test
    void namesThatDifferOnlyInKoreanLettersAreDifferentModels() {
        atlas.publish(PARTNER, "upserts: [" + model("대모델 2.0") + "]");
        atlas.publish(PARTNER, "upserts: [" + model("소모델 2.0") + "]");
        assertThat(atlas.changes(3)).containsExactly("ADDED 2-0-openai");
        atlas.publish(PARTNER, "removals: ['2-0']");
        atlas.publish(OTHER, "upserts: [" + model("새모델 2.0") + "]");
        assertThat(atlas.changes(5)).containsExactly("ADDED 2-0-openai-2");
        atlas.publish(STEWARD, "upserts: [" + model("전모델 2.0") + ", " + model("소모델-2.0") + "]");
        assertThat(atlas.changes(6)).containsExactly("RENAMED 2-0-openai", "ADDED 2-0-openai-3");
    }

    @Test
    void nameWithoutItsChineseLettersIsAnotherSpelling() {
        atlas.publish(PARTNER, "upserts: [" + model("Xinghai") + "]");
        atlas.publish(PARTNER, "upserts: [" + model("Xinghai (星海)") + "]");
        assertThat(atlas.changes(3)).containsExactly("RENAMED xinghai");
    }

    /** Each of these organizations has the slug "organization" with another number. */
    @Test
    void slugForANameWithoutLatinLettersTakesAboutOneSqlStatement() {
        atlas.publish(PARTNER, "organizations: [{name: 'Organization 3'}]");
        var few = statementsToCreate(0, 10);
        var many = statementsToCreate(10, 60);
        assertThat(many - few).isBetween(40, 80);
        assertThat(atlas.lines("select slug from organization where name ~ '^[가-힣]+$' order by name collate \"C\""))
                .hasSize(60)
                .startsWith("organization", "organization-2", "organization-4", "organization-5")
                .endsWith("organization-61");
    }

    private int statementsToCreate(int first, int end) {
        var organizations = IntStream.range(first, end)
                .mapToObj(i -> "{name: '" + (char) ('가' + 28 * i) + "나다라마바'}")
                .collect(Collectors.joining(", "));
        var statements = new AtomicInteger();
        atlas.atlas().jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.incrementAndGet();
            }
        });
        atlas.publish(PARTNER, "organizations: [" + organizations + "]");
        return statements.get();
    }

    @Test
    void refusesSlugsAndNamesOfOtherPublishersModels() {
        var moved = "{name: 'Gamma 1', releasedOn: '2024-01-01', organizations: ['openai']}";
        assertThat(atlas.refusal(
                        PARTNER,
                        "upserts: [" + model("Gamma") + ", {slug: 'delta-2', " + moved.substring(1) + ", "
                                + model("Delta 2") + "], removals: ['gamma']"))
                .containsExactly("FOREIGN upserts.0", "FOREIGN upserts.1", "FOREIGN upserts.2", "FOREIGN removals.0");
    }

    @Test
    void refusesAModelWithTheDateAndLinkOfAnotherPublishersModel() {
        atlas.publish(OTHER, "upserts: [" + ALPHA.replace("}", ", links: ['https://example.org/a']}") + "]");
        assertThat(atlas.refusal(
                        PARTNER,
                        "upserts: [" + model("Omega").replace("}", ", links: ['https://example.org/a']}") + "]"))
                .containsExactly("FOREIGN upserts.0");
    }

    @Test
    void removedModelBelongsToThePublisherThatPublishesItAgain() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        atlas.publish(PARTNER, "removals: ['alpha']");
        atlas.publish(OTHER, "upserts: [" + ALPHA + "]");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + ALPHA + "]")).containsExactly("FOREIGN upserts.0");
        assertThat(current()).contains("alpha-openai Other");
    }

    @Test
    void removedModelThatAStewardPublishesAgainStaysWithItsPublisher() {
        atlas.publish(STEWARD, "removals: ['delta-2']");
        var delta = "{name: 'Delta 2', releasedOn: '2024-02-02', organizations: ['google-deepmind']}";
        atlas.publish(STEWARD, "upserts: [" + delta + "]");
        assertThat(atlas.changes(3)).containsExactly("RESTORED delta-2");
        assertThat(current()).containsExactly("delta-2 Epoch AI", "gamma Epoch AI");
        atlas.takeEpoch();
        assertThat(atlas.changes(4)).containsExactly("CHANGED delta-2");
    }

    @Test
    void rowKeepsItsPublisherEvenIfAnotherPublisherChangesIt() {
        var gamma = "{name: 'Gamma', releasedOn: '2024-01-02', organizations: ['openai']}";
        var report = atlas.publish(STEWARD, "upserts: [" + gamma + "], removals: ['delta-2']");
        assertThat(counts(report)).containsExactly(0, 1, 0, 0, 1);
        assertThat(current()).containsExactly("gamma Epoch AI");
        assertThat(atlas.takeEpoch().restored()).isEqualTo(1);
        assertThat(atlas.changes(3)).containsExactly("RESTORED delta-2", "CHANGED gamma");
    }

    @Test
    void organizationMayBePublishedBeforeItsModels() {
        assertThat(counts(atlas.publish(PARTNER, LAB))).containsExactly(0, 0, 0, 0, 0);
        atlas.publish(PARTNER, "upserts: [" + ALPHA.replace("openai", "new-lab") + "]");
        assertThat(atlas.lines("select headquarters_countries::text || sectors::text from model_version v"
                        + " where v.slug = 'alpha'"))
                .containsExactly("{KR}{ACADEMIA}");
        assertThat(atlas.lines("select number::text from revision")).containsExactly("1", "2", "3");
    }

    @Test
    void changedFactsOfAnOrganizationAppearAsChangesOfItsModels() {
        atlas.publish(PARTNER, LAB + ", upserts: [" + ALPHA.replace("openai", "New Lab") + "]");
        atlas.publish(PARTNER, "organizations: [{slug: 'new-lab', name: 'New Lab', headquarters: 'JP'}]");
        assertThat(atlas.changes(3)).containsExactly("CHANGED alpha");
        assertThat(atlas.lines("select string_agg(f ->> 'field' || ' ' || (f ->> 'origin'), ', ') from model_change,"
                        + " jsonb_array_elements(fields) f where revision_number = 3"))
                .containsExactly("sectors REFERENCE, headquartersCountries REFERENCE, groupHeadquartersCountries"
                        + " REFERENCE");
    }

    /** Names are not facts. An organization to which an operator adds names still belongs to its publisher. */
    @Test
    void publisherMayChangeItsOrganizationAfterAnOperatorAddedNamesToIt() {
        atlas.publish(PARTNER, LAB + ", upserts: [" + ALPHA.replace("openai", "New Lab") + "]");
        atlas.curate(new OrganizationCuration(OPERATOR, "new-lab", "새 연구소", null, null, null, List.of("NL"), null));
        var report = atlas.publish(
                PARTNER,
                "organizations: [{slug: 'new-lab', name: 'New Lab', sector: 'INDUSTRY', headquarters: 'JP',"
                        + " group: 'Big Lab'}, {name: 'Big Lab', headquarters: 'FR'}]");
        assertThat(report.rows()).extracting(CallRow::outcome).containsExactly("CHANGED", "ADDED");
        assertThat(organizations())
                .containsExactly("big-lab - - FR of big-lab", "new-lab 새 연구소 INDUSTRY JP of big-lab");
        assertThat(atlas.changes(3)).containsExactly("CHANGED alpha");
        atlas.publish(PARTNER, "organizations: [{slug: 'new-lab', name: 'New Lab'}]");
        assertThat(organizations()).containsExactly("big-lab - - FR of big-lab", "new-lab 새 연구소 - - of new-lab");
        assertThat(atlas.publish(PARTNER, "organizations: [{slug: 'new-lab', name: 'New Lab'}]")
                        .rows())
                .extracting(CallRow::outcome)
                .containsExactly("UNCHANGED");
    }

    /** An earlier release may have lacked the organization, so that an operator could set its name as an alias. */
    @Test
    void aliasFromAnOperatorOverridesANameInTheReferenceData() {
        atlas.publish(PARTNER, LAB);
        atlas.curate(new OrganizationCuration(OPERATOR, "new-lab", null, null, null, null, List.of("NL"), null));
        atlas.atlas()
                .jdbi()
                .useHandle(handle -> handle.execute("update organization_curation set aliases = '{Mistral AI}'"));
        atlas.publish(PARTNER, "upserts: [" + ALPHA.replace("openai", "Mistral AI") + "]");
        assertThat(atlas.lines("select organization_names(organization_ids) from model_version where slug = 'alpha'"))
                .containsExactly("[\"New Lab\"]");
    }

    @Test
    void publisherMayChangeAMemberOfARenamedGroup() {
        atlas.publish(
                PARTNER,
                "organizations: [{name: 'New Lab', group: 'Old Group'}, {name: 'Old Group'}, {name: 'Young Group'}]");
        atlas.curate(new OrganizationCuration(OPERATOR, "new-lab", null, null, null, null, List.of("NL"), null));
        atlas.curate(new OrganizationCuration(OPERATOR, "young-group", null, null, null, null, List.of(), "old-group"));
        atlas.publish(
                PARTNER, "organizations: [{slug: 'new-lab', name: 'New Lab', headquarters: 'JP', group: 'old-group'}]");
        assertThat(organizations())
                .containsExactly(
                        "new-lab - - JP of young-group",
                        "old-group - - - of old-group",
                        "young-group - - - of young-group");
    }

    @Test
    void resetOfAnOrganizationGivesBackWhatItsPublisherStated() {
        atlas.publish(
                PARTNER,
                "organizations: [{name: 'New Lab', nameKo: '새 연구소', sector: 'ACADEMIA', headquarters: 'KR',"
                        + " group: 'Big Lab'}, {name: 'Big Lab', headquarters: 'FR'}]");
        var stated = organizations();
        for (var sector : List.of(Sector.GOVERNMENT, Sector.INDUSTRY)) {
            atlas.curate(new OrganizationCuration(
                    OPERATOR, "new-lab", "뉴 " + sector, sector, "JP", "new-lab", List.of("NL"), null));
        }
        assertThat(organizations()).contains("new-lab 뉴 INDUSTRY INDUSTRY JP of new-lab");
        atlas.curate(new OrganizationReset(OPERATOR, "new-lab", List.of()));
        assertThat(organizations()).isEqualTo(stated);
        assertThat(atlas.lines("select alias from organization_alias where alias = 'NL'"))
                .isEmpty();
    }

    @Test
    void resetOfARenamedGroupGivesItsMembersBack() {
        atlas.publish(
                PARTNER,
                "organizations: [{name: 'New Lab', group: 'Old Group'}, {name: 'Old Group', headquarters: 'FR'},"
                        + " {name: 'Young Group'}]");
        var stated = organizations();
        atlas.curate(new OrganizationCuration(OPERATOR, "young-group", null, null, null, null, List.of(), "old-group"));
        atlas.publish(PARTNER, "organizations: [{name: 'Newer Lab', group: 'old-group'}]");
        assertThat(organizations())
                .containsExactly(
                        "new-lab - - - of young-group",
                        "newer-lab - - - of young-group",
                        "old-group - - FR of old-group",
                        "young-group - - FR of young-group");
        atlas.curate(new OrganizationReset(OPERATOR, "old-group", List.of()));
        assertThat(organizations()).containsAll(stated).contains("newer-lab - - - of old-group");
        assertThat(atlas.lines("select count(*)::text from organization_stated"))
                .containsExactly("0");
    }

    @Test
    void refusesAnAmbiguousName() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA + ", " + ALPHA.replace("03-03", "04-04") + "]");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + ALPHA.replace("03-03", "05-05") + "]"))
                .containsExactly("AMBIGUOUS upserts.0.name", "AMBIGUOUS upserts.0.name");
        atlas.atlas()
                .jdbi()
                .useHandle(handle -> handle.execute("insert into organization_alias (organization_id, alias)"
                        + " select id, 'The lab' from organization where slug in ('openai', 'google-deepmind')"));
        assertThat(atlas.refusal(PARTNER, "upserts: [" + model("Beta").replace("openai", "The lab") + "]"))
                .containsExactly("AMBIGUOUS upserts.0.organizations.0");
    }

    @Test
    void refusesToRenameAModelToAnExistingName() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA + ", " + model("Beta") + "]");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + ALPHA.replace("{", "{slug: 'beta', ") + "]"))
                .containsExactly("DUPLICATE upserts.0");
        assertThat(atlas.refusal(PARTNER, "upserts: [" + ALPHA + "], removals: ['alpha']"))
                .containsExactly("DUPLICATE upserts.0");
    }

    @Test
    void refusesToRenameAnOrganization() {
        atlas.publish(PARTNER, LAB);
        assertThat(atlas.refusal(PARTNER, "organizations: [{slug: 'new-lab', name: 'Newer Lab'}]"))
                .containsExactly("FIXED organizations.0.name");
    }

    @Test
    void refusesANewOrganizationWithTheKoreanNameOfAnother() {
        var named = "organizations: [{name: '새 연구소', nameKo: '새 연구소'}, {name: 'New Lab', nameKo: '다른 연구소'}]";
        assertThat(atlas.publish(PARTNER, named).rows())
                .extracting(CallRow::outcome)
                .containsExactly("ADDED", "ADDED");
        assertThat(atlas.publish(PARTNER, named).rows())
                .extracting(CallRow::outcome)
                .containsExactly("UNCHANGED", "UNCHANGED");
        assertThat(atlas.refusal(OTHER, "organizations: [{name: '다른 연구소'}]"))
                .containsExactly("DUPLICATE organizations.0.name");
    }

    @Test
    void refusesNestedGroups() {
        atlas.publish(PARTNER, "organizations: [{name: 'A Lab', group: 'B Lab'}, {name: 'B Lab'}]");
        assertThat(atlas.refusal(
                        PARTNER, "organizations: [{name: 'B Lab', group: 'openai'}, {name: 'C', group: 'A Lab'}]"))
                .containsExactly("NESTED_GROUP organizations.0.group", "NESTED_GROUP organizations.1.group");
        assertThat(atlas.refusal(PARTNER, "organizations: [{name: 'D', group: 'E'}, {name: 'E', group: 'D'}]"))
                .containsExactly("NESTED_GROUP organizations.0.group", "NESTED_GROUP organizations.1.group");
    }

    @Test
    void correctionsFillBlankFieldsOfPublishedModels() {
        atlas.publish(PARTNER, "upserts: [" + model("Moonshot-v1") + "]");
        assertThat(
                        atlas.lines(
                                "select recorded_countries::text || corrected::text from model_version where slug = 'moonshot-v1'"))
                .containsExactly("{CN}{recordedCountries,recordedSectors}");
    }

    @Test
    void correctionStaysWhenAnotherPublisherPublishesTheModelByItsName() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        atlas.curate(new ModelCuration(
                OPERATOR, "alpha", List.of(), List.of("KR"), List.of(), "Its makers have their seat in Seoul."));
        atlas.publish(STEWARD, "upserts: [" + ALPHA.replace("03-03", "03-04") + "]");
        assertThat(atlas.lines("select f ->> 'field' from model_change, jsonb_array_elements(fields) f"
                        + " where revision_number = 4"))
                .containsExactly("releasedOn");
        assertThat(atlas.lines("select recorded_countries::text || corrected::text from model_version"
                        + " where slug = 'alpha' and valid_from = 4"))
                .containsExactly("{KR}{recordedCountries}");
    }

    @Test
    void statedFactIsNoLongerACorrectionEvenIfItsValueIsTheSame() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        atlas.curate(new ModelCuration(
                OPERATOR, "alpha", List.of(), List.of("KR"), List.of(), "Its makers have their seat in Seoul."));
        var stated = "upserts: [" + ALPHA.replace("}", ", recordedCountries: ['KR']}") + "]";
        var report = atlas.publish(PARTNER, stated);
        assertThat(List.of(report.revision(), report.changed(), report.restated(), report.unchanged()))
                .containsExactly(4, 0, 1, 0);
        assertThat(report.rows()).extracting(CallRow::outcome).containsExactly("RESTATED");
        assertThat(atlas.publish(PARTNER, stated).revision()).isNull();
        assertThat(atlas.curate(new ModelReset(OPERATOR, "alpha", List.of())).revision())
                .isNull();
        assertThat(atlas.lines("select recorded_countries::text || corrected::text from model_version"
                        + " where slug = 'alpha' and valid_until = 2147483647"))
                .containsExactly("{KR}{}");
    }

    @Test
    void statedSectorStaysWhenTheSectorOfTheOrganizationChanges() {
        var alpha = ALPHA.replace("openai", "New Lab");
        atlas.publish(PARTNER, LAB + ", upserts: [" + alpha + "]");
        atlas.publish(PARTNER, "upserts: [" + alpha.replace("}", ", sectors: ['ACADEMIA']}") + "]");
        atlas.publish(PARTNER, "organizations: [{slug: 'new-lab', name: 'New Lab', sector: 'INDUSTRY'}]");
        assertThat(atlas.lines("select sectors::text from model_version where slug = 'alpha'"
                        + " and valid_until = 2147483647"))
                .containsExactly("{ACADEMIA}");
    }

    @Test
    void findsDomainsAndTasksBySlugOrNameOrAlias() {
        atlas.publish(
                PARTNER,
                "upserts: ["
                        + ALPHA.replace(
                                "}", ", domains: ['language', 'Robotics 2'], tasks: ['Text-to-speech', 'chat']}")
                        + "]");
        assertThat(
                        atlas.lines(
                                "select domain_names(domain_ids) || task_names(task_ids) from model_version where slug = 'alpha'"))
                .containsExactly("[\"Language\", \"Robotics 2\"][\"Text-to-speech (TTS)\", \"Chat\"]");
    }

    @Test
    void storesBaseModelsByName() {
        atlas.publish(
                PARTNER,
                "upserts: [" + ALPHA.replace("}", ", baseModels: ['delta-2', 'Gamma', 'Somebody else']}") + "]");
        assertThat(atlas.lines("select base_models::text from model_version where slug = 'alpha'"))
                .containsExactly("{\"Delta 2\",Gamma,\"Somebody else\"}");
    }

    @Test
    void baseModelThatTheCallNamesTwiceIsStoredOnce() {
        atlas.publish(
                PARTNER,
                "upserts: ["
                        + ALPHA.replace("}", ", baseModels: ['Somebody else', 'gamma', 'Delta 2', 'Gamma', 'delta-2']}")
                        + "]");
        assertThat(atlas.lines("select base_models::text from model_version where slug = 'alpha'"))
                .containsExactly("{\"Somebody else\",Gamma,\"Delta 2\"}");
    }

    @Test
    void dryRunHasTheCountsOfARealRunAndWritesNothing() {
        var before = atlas.atlas().everything();
        var dry = atlas.publish(PARTNER, "k", "dryRun: true, upserts: [" + ALPHA + "]");
        assertThat(atlas.atlas().everything()).isEqualTo(before);
        var wet = atlas.publish(PARTNER, "k", "upserts: [" + ALPHA + "]");
        assertThat(counts(dry)).isEqualTo(counts(wet));
        assertThat(wet.replayed()).isFalse();
        assertThat(atlas.publish(PARTNER, "k", "dryRun: true, upserts: [" + ALPHA + "]"))
                .matches(again -> again.replayed() && again.dryRun() && again.revision() == null);
    }

    @Test
    void equivalentCallWithTheSameIdempotencyKeyIsAReplay() {
        atlas.publish(PARTNER, "k", "upserts: [" + ALPHA + "]");
        var again = atlas.publish(
                PARTNER,
                "k",
                "removals: [], upserts: [{organizations: ['openai'], releasedOn: '2024-03-03', tasks: null, name: 'Alpha'}]");
        assertThat(again.replayed()).isTrue();
    }

    @Test
    void concurrentPublicationsTakeTurnsAndNoneIsLost() throws Exception {
        var calls = new ArrayList<Callable<ImportReport>>();
        for (int n = 0; n < 10; n++) {
            var name = model("Model " + n);
            var key = "same" + n / 2;
            calls.add(() -> atlas.publish(n(name) % 2 == 0 ? PARTNER : OTHER, key, "upserts: [" + name + "]"));
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get().added()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(atlas.lines("select number || ' ' || model_count from revision order by number desc limit 1"))
                .containsExactly("11 12");
    }

    private static int n(String model) {
        return Integer.parseInt(model.replaceAll(".*Model (\\d+)'.*", "$1"));
    }

    @Test
    void auditLogNamesTheKey() {
        atlas.publish(PARTNER, "upserts: [" + ALPHA + "]");
        assertThat(atlas.lines("select actor || ': ' || action || ' ' || coalesce(revision_number, 0)"
                        + " from audit_event order by id desc limit 1"))
                .containsExactly("key 0123456789ab, Partner: REVISION_PUBLISHED 2");
    }

    private List<String> current() {
        return atlas.lines("select v.slug || ' ' || m.publisher from model_version v join model m on m.id = v.model_id"
                + " where valid_until = 2147483647 order by 1");
    }

    /** Each organization of the publishers, with its facts and its group. */
    private List<String> organizations() {
        return atlas.lines("select o.slug || ' ' || coalesce(o.name_ko, '-') || ' ' || coalesce(v.sector, '-') || ' '"
                + " || coalesce(v.headquarters, '-') || ' of ' || g.slug from organization o"
                + " join organization_version v on v.organization_id = o.id and v.valid_until = 2147483647"
                + " join organization g on g.id = v.group_id where o.publisher <> 'Epoch AI' order by 1");
    }

    private static List<Integer> counts(ImportReport report) {
        return List.of(
                report.added() + report.restored(),
                report.changed(),
                report.renamed(),
                report.unchanged(),
                report.removed());
    }
}
