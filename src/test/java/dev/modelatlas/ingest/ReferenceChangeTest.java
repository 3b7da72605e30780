package dev.modelatlas.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.curation.OrganizationCuration;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Facts of organizations that trends count by are versioned. A change creates a revision, and old revisions stay the
 * same.
 */
@Concurrent
class ReferenceChangeTest {
    private static final String ALPHA = row("Alpha", "2024-01-31", "Mistral AI");

    private static final String GAMMA = row("Gamma", "2024-03-31", "Mistral AI");

    private static final Publication PARTNER = Atlas.partner("2024-07-17");

    private static final Publication CALL = new Publication(
            Actor.commandLine(), PARTNER.dataset(), null, null, "0".repeat(64), Fact.LATEST_EDITION, Set.of(), null);

    private final Atlas atlas = Atlas.filled("publishers", ReferenceChangeTest::addOneModelEachOfTwoPublishers);

    private static void addOneModelEachOfTwoPublishers(Atlas empty) {
        empty.take("2024-07-16", file(ALPHA));
        empty.take(PARTNER, file(GAMMA));
    }

    @Test
    void movedHeadquartersCreateARevisionWithAllAffectedModels() {
        var report = takeWithMistralIn("CH");
        assertThat(report.revision()).isEqualTo(3);
        assertThat(report.notes())
                .containsExactly("Organizations now counted differently because of the reference data: Mistral AI.");
        assertThat(changesOf(3))
                .containsExactly(
                        "CHANGED alpha groupHeadquartersCountries [\"FR\"] [\"CH\"] REFERENCE",
                        "CHANGED alpha headquartersCountries [\"FR\"] [\"CH\"] REFERENCE",
                        "CHANGED gamma groupHeadquartersCountries [\"FR\"] [\"CH\"] REFERENCE",
                        "CHANGED gamma headquartersCountries [\"FR\"] [\"CH\"] REFERENCE");
    }

    @Test
    void modelsAffectedByReferenceDataKeepTheirOwnSources() {
        takeWithMistralIn("CH");
        var sources = atlas.lines("select v.slug || ' ' || s.name from model_version v"
                + " join source s on s.id = v.source_id where v.valid_from = 3 order by 1");
        assertThat(sources).containsExactly("alpha Data on AI Models", "gamma n");
    }

    /** A database may have met a name of new reference data before, or may have given its slug to another name. */
    @Test
    void referenceDataMayAddDomainsAndTasksWhoseNamesOrSlugsAreTaken() {
        var empty = Atlas.empty();
        for (var table : List.of("domain", "task")) {
            empty.jdbi()
                    .useHandle(handle -> handle.createUpdate("insert into <table> (slug, name)"
                                    + " values ('search-2', 'Search'), ('other', 'Another'), ('chat-2', 'Chat')")
                            .define("table", table)
                            .execute());
        }
        empty.take("2024-07-16", file(ALPHA));
        var sql = " where slug in ('search-2', 'other', 'chat-2') order by slug";
        assertThat(empty.lines("select slug || ': ' || name || ', ' || coalesce(name_ko, '-') from domain" + sql))
                .containsExactly("chat-2: Chat, -", "other: Another, -", "search-2: Search, 검색");
        assertThat(empty.lines("select slug || ': ' || name || ', ' || coalesce(name_ko, '-') from task" + sql))
                .containsExactly("chat-2: Chat, 채팅", "other: Another, -", "search-2: Search, 검색");
    }

    /**
     * Two models belong to an organization whose group moves to another country. The imported file contains only one of
     * them.
     */
    @Test
    void movedHeadquartersOfAGroupAffectTheModelsOfItsMembers() {
        atlas.take(PARTNER, file(GAMMA, row("Delta", "2024-04-30", "DeepMind")));
        var epsilon = row("Epsilon", "2024-04-30", "DeepMind");
        atlas.take("2024-07-17", file(ALPHA, epsilon));
        var report = take("(?m)^(Google,.*),US,(.*)$", "$1,CH,$2", ALPHA, epsilon);
        assertThat(List.of(report.changed(), report.unchanged())).containsExactly(2, 1);
        assertThat(changesOf(5))
                .containsExactly(
                        "CHANGED delta groupHeadquartersCountries [\"US\"] [\"CH\"] REFERENCE",
                        "CHANGED epsilon groupHeadquartersCountries [\"US\"] [\"CH\"] REFERENCE");
    }

    @Test
    void oldRevisionsKeepTheirCounts() {
        takeWithMistralIn("CH");
        assertThat(headquartersAt(2)).containsExactly("FR", "FR");
        assertThat(headquartersAt(3)).containsExactly("CH", "CH");
    }

    @Test
    void unchangedReferenceDataCreatesNoRevision() {
        assertThat(takeWithMistralIn("FR").revision()).isNull();
    }

    /** Files, calls and operators' decisions apply new reference data alike. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "call", "decision"})
    void newParentCountsAsTheGroupOfItsMembers(String kind) {
        assertThat(applyNewParent(kind).revision()).isEqualTo(3);
        assertThat(changesOf(3))
                .containsExactly(
                        "CHANGED alpha groupHeadquartersCountries [\"FR\"] [\"CH\"] REFERENCE",
                        "CHANGED alpha groups [\"Mistral AI\"] [\"New Parent\"] REFERENCE",
                        "CHANGED gamma groupHeadquartersCountries [\"FR\"] [\"CH\"] REFERENCE",
                        "CHANGED gamma groups [\"Mistral AI\"] [\"New Parent\"] REFERENCE");
    }

    /** An import that changes nothing else must not fail, or create a revision, because of an unused organization. */
    @ParameterizedTest
    @ValueSource(strings = {"file", "call", "decision"})
    void newParentThatAnOperatorReplacedIsNotCreated(String kind) {
        var own = new OrganizationCuration(
                Actor.commandLine(), "mistral-ai", null, null, null, "mistral-ai", List.of(), null);
        new Ingest(atlas.jdbi()).curate(own, false);
        assertThat(applyNewParent(kind).revision()).isNull();
        assertThat(newParents()).isZero();
    }

    /** After the second import, the database has the organization, too: as the parent of Sub Lab. */
    @Test
    void aliasFromAnOperatorOverridesAnOrganizationThatIsNewInTheReferenceData() {
        var alias = new OrganizationCuration(
                Actor.commandLine(), "mistral-ai", null, null, null, null, List.of("Le Lab"), null);
        new Ingest(atlas.jdbi()).curate(alias, false);
        var delta = row("Delta", "2024-04-30", "Le Lab");
        var newer = "$1\nLe Lab,,,INDUSTRY,CH,\nSub Lab,,,INDUSTRY,CH,Le Lab";
        take("(?m)^(Mistral AI,.*)$", newer, ALPHA, delta);
        var epsilon = row("Epsilon", "2024-05-31", "Sub Lab");
        take("(?m)^(Mistral AI,.*)$", newer, ALPHA, delta, epsilon);
        take("(?m)^(Mistral AI,.*)$", newer, ALPHA, delta, epsilon, row("Zeta", "2024-06-30", "Le Lab"));
        assertThat(atlas.lines("select slug || ' ' || organization_names(organization_ids) from model_version"
                        + " where valid_until = 2147483647 order by 1"))
                .containsExactly(
                        "alpha [\"Mistral AI\"]",
                        "delta [\"Mistral AI\"]",
                        "epsilon [\"Sub Lab\"]",
                        "gamma [\"Mistral AI\"]",
                        "zeta [\"Mistral AI\"]");
    }

    /** Imports nothing new, with reference data in which Mistral AI has a new parent. */
    private ImportReport applyNewParent(String kind) {
        var upgraded = ingest("(?m)^(Mistral AI,.*),FR,$", "$1,FR,New Parent\nNew Parent,,,INDUSTRY,CH,");
        return switch (kind) {
            case "file" -> upgraded.run(Atlas.epoch("2024-07-18"), drafts(ALPHA), stage -> {}, new Cancellation());
            case "call" -> upgraded.call(CALL, new EmptyCall(), handle -> {});
            default -> upgraded.curate(new Unrelated(), false);
        };
    }

    private int newParents() {
        return Sql.one(atlas.jdbi(), Integer.class, "select count(*) from organization where name = 'New Parent'");
    }

    private record EmptyCall() implements CallContent {
        @Override
        public KeyScope scope() {
            return KeyScope.OWN;
        }

        @Override
        public Rows read(ReferenceWords words, ValidationReport findings) {
            return new Rows(List.of(), List.of(), List.of());
        }
    }

    /** A decision that does not concern the reference data. */
    private record Unrelated() implements Curation {
        @Override
        public Actor actor() {
            return Actor.commandLine();
        }

        @Override
        public String summary() {
            return "nothing";
        }

        @Override
        public void write(Handle transaction, int revision, ReferenceData reference) {
            // Nothing to store.
        }
    }

    private List<String> changesOf(int revision) {
        return atlas.lines(
                "select kind || ' ' || slug || ' ' || (f->>'field') || ' ' || (f->>'before') || ' ' ||"
                        + " (f->>'after') || ' ' || (f->>'origin') from model_change,"
                        + " jsonb_array_elements(fields) f where revision_number = ? order by 1",
                revision);
    }

    private ImportReport takeWithMistralIn(String country) {
        return take("(?m)^(Mistral AI,.*),FR,(.*)$", "$1," + country + ",$2", ALPHA);
    }

    /** Imports these models as those of Epoch AI, with changed reference data. */
    private ImportReport take(String pattern, String replacement, String... rows) {
        return ingest(pattern, replacement)
                .run(Atlas.epoch("2024-07-18"), drafts(rows), stage -> {}, new Cancellation());
    }

    private static CsvDrafts drafts(String... rows) {
        return new CsvDrafts(new ByteArrayInputStream(file(rows).getBytes(StandardCharsets.UTF_8)), Clock.systemUTC());
    }

    /** The importer with changed reference data. */
    private Ingest ingest(String pattern, String replacement) {
        return new Ingest(atlas.jdbi(), new ReferenceData(name -> shipped(name, pattern, replacement)));
    }

    private static InputStream shipped(String name, String pattern, String replacement) {
        try {
            var text = Files.readString(Path.of("db/reference", name));
            return new ByteArrayInputStream(
                    text.replaceAll(pattern, replacement).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> headquartersAt(int revision) {
        return atlas.lines(
                "select array_to_string(headquarters_countries, ',') from model_facts"
                        + " where valid_from <= ? and valid_until > ? order by slug",
                revision,
                revision);
    }
}
