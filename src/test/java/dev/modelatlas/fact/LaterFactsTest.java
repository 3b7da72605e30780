package dev.modelatlas.fact;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.ingest.Publication;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.value.Sha256;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The facts added in edition 2: from files, in exports, and beside servers that do not know them. */
@Concurrent
class LaterFactsTest {
    private static final String HEADER = "Model,Publication date,Organization,Country (of organization),"
            + "Training dataset,Code accessibility,Hardware utilization (MFU),Training compute cost (cloud),"
            + "Finetune compute (FLOP),Citations,Reference\n";
    private static final String ROW =
            "Alpha,2026-01-31,OpenAI,United States,\"Common Crawl,Wikipedia\",Open source,0.38,4e7,1e21,12.0,A\u200b paper\n";

    /**
     * SHA-256 of the CSV exports of revisions 1 to 8, as commit 7a825d1, the release before the second edition, writes
     * them.
     */
    private static final List<String> HASHES = List.of(
            "4c82ce23af8f925556fe4720e3c7fa5ed10dd7c88136de44340065ee71bc6368",
            "ab5a4325220029d31363dd6809e68dcadb7444f6a17a20bff0f9fd5a61f9cc08",
            "d83aa490c2f9b719c1d195b2e94c7248f6c7a7cd150db6d91fc03f94c1ef842a",
            "6062ecf1f8a302818ae3b4d1f342a0bdaa091cc94cae0335a7246fa2968eb954",
            "d61378ae0071e76c6bfb4d868138e2d5c275b669c6a8def524d782ca0a616216",
            "1f26ea94a02599c0519c31f10adc0a97ef7fae3dd62a7243e223e8b839b8e789",
            "d5b6cc17ed8a04ff9a5960b9c63af06cf58459480a389a9c177818628d0650f8",
            "e62b4def35e4ca26bc180101bbd4de17a5e094191482ffa9b740462fe2300941");

    @Test
    void exportsOfRevisions1To8AreTheSameAsBeforeEdition2() {
        var atlas = Atlas.filled();
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(atlas::export).map(text -> Sha256.hex(text.getBytes(UTF_8))))
                .containsExactlyElementsOf(HASHES);
    }

    @Test
    void importedFileMayContainFactsAddedInEdition2() {
        var atlas = Atlas.empty();
        atlas.take("2026-08-19", HEADER + ROW);
        assertThat(atlas.export(1))
                .isEqualTo(header(2)
                        + "alpha,Alpha,2026-01-31,OpenAI,US,,,,,,,,,,,UNKNOWN,,,,Common Crawl|Wikipedia,Open source,0.38,"
                        + "40000000,1e+21,12,A paper\n");
    }

    @Test
    void exportWithFactsAddedInEdition2CanBeImportedAgain() {
        var atlas = Atlas.empty();
        atlas.take("2026-08-19", HEADER + ROW);
        var other = Atlas.empty();
        other.take("2026-08-19", atlas.export(1));
        assertThat(other.export(1)).isEqualTo(atlas.export(1));
    }

    @Test
    void publicationWithFactsOfEdition1IgnoresFactsAddedInEdition2() {
        var atlas = Atlas.empty();
        var epoch = Atlas.epoch("2026-08-19");
        var ofEdition1 = new Publication(epoch.actor(), epoch.dataset(), null, null, null, 1, epoch.options(), null);
        atlas.take(ofEdition1, HEADER + ROW);
        assertThat(atlas.export(1)).isEqualTo(header(1) + "alpha,Alpha,2026-01-31,OpenAI,US,,,,,,,,,,,UNKNOWN,,,\n");
        atlas.take("2026-08-19", HEADER + ROW);
        assertThat(changes(atlas, 2))
                .isEqualTo(
                        "trainingDatasets=[\"Common Crawl\", \"Wikipedia\"] trainingCodeAccessibility=Open source"
                                + " hardwareUtilization=0.38 trainingCost=40000000 finetuneFlop=1e+21 citations=12 reference=A paper");
    }

    @Test
    void modelChangedByAnOlderReleaseKeepsFactsUnknownToThatRelease() {
        var atlas = Atlas.empty();
        atlas.take("2026-08-19", HEADER + ROW);
        // Servers of 7a825d1 write neither the edition nor the facts added in edition 2.
        atlas.jdbi().useTransaction(handle -> {
            handle.execute(
                    "insert into revision (number, label, as_of, published_at, publisher, source_id, model_count,"
                            + " added, changed, renamed, removed) select 2, 'old', as_of, published_at, publisher, source_id, 1,"
                            + " 0, 1, 0, 0 from revision");
            handle.execute("update model_version set valid_until = 2");
            var columns = "model_id, slug, source_id, name, name_key, base_slug, organization_ids,"
                    + " recorded_countries, recorded_sectors, domain_ids, task_ids, training_hardware, confidence,"
                    + " base_models, links, corrected, group_ids, headquarters_countries,"
                    + " group_headquarters_countries, sectors";
            handle.execute("insert into model_version (" + columns + ", valid_from, released_on) select " + columns
                    + ", 2, date '2026-02-01' from model_version");
        });
        assertThat(atlas.export(2)).isEqualTo(atlas.export(1).replace("2026-01-31", "2026-02-01"));
    }

    /** CONTRIBUTING.md, "Add a fact": this build is the older release. */
    @Test
    void modelChangedByThisBuildKeepsTheFactsOfTheNextEdition() throws SQLException {
        var atlas = Atlas.empty();
        atlas.take("2026-08-19", HEADER + ROW);
        var recipe = Documents.text(Path.of("CONTRIBUTING.md")).replaceFirst("(?s).*```sql\n(.+?)```.*", "$1");
        assertThat(recipe).contains("is distinct from '" + (Fact.LATEST_EDITION + 1) + "'");
        atlas.jdbi().useHandle(handle -> {
            handle.execute("alter table model_version add energy_use float8");
            try (var statement = handle.getConnection().createStatement()) {
                statement.execute(recipe);
            }
            handle.execute("update model_version set energy_use = 7");
            handle.execute("update revision set fact_edition = 3");
        });

        atlas.take(
                "2026-08-20", HEADER + ROW.replace("2026-01-31", "2026-02-01").replace("12.0", "13.0"));
        assertThat(changes(atlas, 2)).isEqualTo("releasedOn=2026-02-01 citations=13");
        assertThat(newest(atlas)).isEqualTo("3: energy 7, citations 13");

        // A server of the next release names its edition, and writes the fact itself.
        atlas.jdbi().useTransaction(handle -> {
            handle.execute("select set_config('model_atlas.fact_edition', '3', true)");
            handle.execute(
                    "create temporary table copy on commit drop as select * from model_version where valid_from = 2");
            handle.execute("update copy set valid_from = 3, energy_use = null");
            handle.execute("create temporary table next on commit drop as select * from revision where number = 2");
            handle.execute("update next set number = 3");
            handle.execute("insert into revision select * from next");
            handle.execute("update model_version set valid_until = 3 where valid_from = 2");
            handle.execute("insert into model_version select * from copy");
        });
        assertThat(newest(atlas)).isEqualTo("3: energy unknown, citations 13");
    }

    /** The edition of the newest revision, and two facts of its model. */
    private static String newest(Atlas atlas) {
        return Sql.one(
                atlas.jdbi(),
                String.class,
                "select r.fact_edition || ': energy ' || coalesce(v.energy_use::text, 'unknown') || ', citations '"
                        + " || v.citations from revision r join model_version v on v.valid_from = r.number"
                        + " order by r.number desc limit 1");
    }

    @Test
    void factsAddedInEdition2AreEmptyIfAnOlderReleaseAddsTheModel() {
        var atlas = Atlas.empty();
        atlas.take("2026-08-19", HEADER + ROW);
        atlas.jdbi().useTransaction(handle -> {
            handle.execute("insert into model (slug, publisher, first_revision) values ('beta', 'Epoch AI', 1)");
            handle.execute(
                    "insert into model_version (model_id, slug, source_id, name, name_key, base_slug, valid_from,"
                            + " released_on, organization_ids, recorded_countries, recorded_sectors, domain_ids, task_ids,"
                            + " training_hardware, confidence, base_models, links, corrected, group_ids,"
                            + " headquarters_countries, group_headquarters_countries, sectors) select id, slug, 1, 'Beta',"
                            + " 'beta', 'beta', 1, date '2026-02-01', '{}', '{}', '{}', '{}', '{}', '{}', 'UNKNOWN', '{}', '{}',"
                            + " '{}', '{}', '{}', '{}', '{}' from model where slug = 'beta'");
        });
        assertThat(atlas.export(1)).endsWith("beta,Beta,2026-02-01,,,,,,,,,,,,,UNKNOWN,,,,,,,,,,\n");
    }

    @Test
    void invalidValueOfAFactAddedInEdition2IsImportedAsUnknownWithANote() {
        var atlas = Atlas.empty();
        var report = atlas.take(
                "2026-08-19",
                HEADER + "Alpha,2026-01-31,OpenAI,United States,,,1.5,-1,many,0.5," + "x".repeat(501) + "\n");
        assertThat(report.importNotes().stream().map(note -> note.message()))
                .containsExactly(
                        "Line 2, column \"Hardware utilization (MFU)\": \"1.5\" is above 1; expected a share from 0 to 1,"
                                + " such as 0.38 for 38 %. Taken as unknown.",
                        "Line 2, column \"Training compute cost (cloud)\": \"-1\" is negative; expected zero or a"
                                + " positive number. Taken as unknown.",
                        "Line 2, column \"Finetune compute (FLOP)\": \"many\" is not a number; expected a number such as"
                                + " 7000000000 or 2.1e25. Taken as unknown.",
                        "Line 2, column \"Citations\": \"0.5\" is not a whole number; expected a whole number up to"
                                + " 2147483647. Taken as unknown.",
                        "Line 2, column \"Reference\": \"" + "x".repeat(80) + "...\" is too long; expected at most 500"
                                + " characters. Taken as unknown.");
        assertThat(atlas.export(1))
                .isEqualTo(header(2) + "alpha,Alpha,2026-01-31,OpenAI,US,,,,,,,,,,,UNKNOWN,,,,,,,,,,\n");
    }

    private static String header(int edition) {
        return String.join(",", Fact.of(edition).stream().map(Fact::column).toList()) + "\n";
    }

    private static String changes(Atlas atlas, int revision) {
        return Sql.one(
                atlas.jdbi(),
                String.class,
                "select string_agg((change ->> 'field') || '=' || (change ->> 'after'), ' ' order by position)"
                        + " from model_change, jsonb_array_elements(fields) with ordinality f (change, position)"
                        + " where revision_number = ?",
                revision);
    }
}
