package dev.modelatlas.ingest;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.access.Actor;
import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.ingest.draft.Drafts;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.ChangedNames;
import dev.modelatlas.ingest.report.ChangedNames.NewOrganization;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.sql.Deadline;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.SourceFiles;
import dev.modelatlas.testsupport.Sql;
import dev.modelatlas.testsupport.Waiting;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The effects of a publication on the dataset. */
@Concurrent
class IngestTest {
    private static final String ALPHA = row("Alpha", "2024-01-31", "OpenAI");
    private static final String BETA = row("Beta 2", "2024-02-29", "Google DeepMind");

    private Atlas atlas;

    @BeforeEach
    void emptyAtlas() {
        atlas = Atlas.empty();
    }

    @Test
    void sameFileImportedTwiceCreatesOneRevision() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        var again = atlas.take("2024-07-17", file(BETA, ALPHA));
        assertThat(again.revision()).isNull();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.lines()).first().isEqualTo("Nothing changed: no revision was made.");
        assertThat(revisions()).isEqualTo(1);
    }

    /** Revisions are in the order of their times, whatever the order in which their imports began. */
    @Test
    void timeOfPublicationIsAfterTheWaitForOtherImports() {
        try (var other = atlas.jdbi().open()) {
            other.begin();
            other.execute("select pg_advisory_xact_lock(?)", Ingest.LOCK);
            var waiting = CompletableFuture.runAsync(() -> atlas.take("2024-07-16", file(ALPHA)));
            Waiting.await()
                    .until(
                            () -> isTrue(
                                    "select exists (select from pg_locks where locktype = 'advisory'"
                                            + " and not granted and database = (select oid from pg_database where datname = current_database()))"));
            var end = other.select("select clock_timestamp()::text")
                    .mapTo(String.class)
                    .one();
            other.rollback();
            waiting.join();
            assertThat(isTrue("select published_at > '" + end + "'::timestamptz from revision"))
                    .isTrue();
        }
    }

    /** The response to the call says that the call took too long and published nothing. */
    @Test
    void importThatReachesItsDeadlineBeforeItsCommitWritesNothing() {
        assertThatThrownBy(() -> Deadline.within(
                        Duration.ofSeconds(3),
                        () -> new Ingest(atlas.jdbi())
                                .run(
                                        Atlas.epoch("2024-07-16"),
                                        drafts(file(ALPHA)),
                                        stage -> {
                                            while (stage == ImportStage.WRITTEN && !Deadline.isOver()) {
                                                LockSupport.parkNanos(10_000_000);
                                            }
                                        },
                                        new Cancellation())))
                .satisfies(failure -> assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.TIMEOUT));
        assertThat(revisions()).isZero();
    }

    private static Drafts drafts(String csv) {
        return new CsvDrafts(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), Clock.systemUTC());
    }

    private boolean isTrue(String sql) {
        return Sql.one(atlas.jdbi(), Boolean.class, sql);
    }

    /** After this time, PostgreSQL ends the transaction of a server that vanished, and other imports can continue. */
    @Test
    void transactionOfAnImportMayBeIdleForFiveMinutes() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        var limits = new ArrayList<String>();
        var curation = new Curation() {
            @Override
            public Actor actor() {
                return Actor.commandLine();
            }

            @Override
            public String summary() {
                return "none";
            }

            @Override
            public void write(Handle transaction, int revision, ReferenceData reference) {
                for (var limit : List.of("idle_in_transaction_session_timeout", "tcp_keepalives_idle")) {
                    limits.add(transaction
                            .select("show " + limit)
                            .mapTo(String.class)
                            .one());
                }
            }
        };
        new Ingest(atlas.jdbi()).curate(curation, true);
        assertThat(limits).containsExactly("5min", "60");
    }

    @Test
    void floatNoiseAndListOrderDoNotCountAsChanges() {
        var noisy =
                with(with(ALPHA, "Training compute (FLOP)", "1.7999999999999999e25"), "Task", "\"Chat,Translation\"");
        atlas.take("2024-07-16", file(noisy));
        var again = atlas.take(
                "2024-07-17",
                file(noisy.replace("1.7999999999999999e25", "1.8e25").replace("Chat,Translation", "Translation,Chat")));
        assertThat(again.revision()).isNull();
        assertThat(atlas.export(1)).contains("1.7999999999999999e+25");
    }

    @Test
    void changesHaveOldAndNewValues() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        atlas.take("2024-07-17", file(with(ALPHA, "Parameters", "7e9"), BETA));
        assertThat(changes(2))
                .containsExactly(
                        "CHANGED alpha [{\"after\": \"7000000000\", \"field\": \"parameters\", \"before\": null,"
                                + " \"origin\": \"SOURCE\", \"reason\": null}]");
    }

    @Test
    void removedModelLeavesATombstoneAndIsRestoredWithItsSlug() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        atlas.take("2024-07-17", file(BETA));
        atlas.take("2024-07-18", file(BETA, ALPHA));
        assertThat(changes(2)).containsExactly("REMOVED alpha []");
        assertThat(changes(3)).containsExactly("RESTORED alpha []");
    }

    @Test
    void newSpellingOfANameIsARenameThatKeepsTheSlug() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        var report = atlas.take("2024-07-17", file(ALPHA, BETA.replace("Beta 2", "Beta-2")));
        assertThat(report.renamed()).isEqualTo(1);
        assertThat(changes(2))
                .singleElement()
                .asString()
                .startsWith("RENAMED beta-2 ")
                .contains("\"Beta 2\"");
    }

    @Test
    void newNameWithTheSameLinkAndDateIsNotARenameIfParameterCountsDiffer() {
        var link = with(ALPHA, "Link", "https://example.org/a");
        atlas.take("2024-07-16", file(with(link, "Parameters", "7e9")));
        var other = with(link.replace("Alpha", "Omega"), "Parameters", "14e9");
        var report = atlas.take("2024-07-17", file(other));
        assertThat(List.of(report.added(), report.removed(), report.renamed())).containsExactly(1, 1, 0);
        assertThat(report.names().possibleRenames()).containsExactly(new ChangedNames.Renamed("Alpha", "Omega"));
    }

    @Test
    void collidingSlugsAreExtendedByTheOrganizationAndThenByANumber() {
        atlas.take(
                "2024-07-16",
                file(
                        row("PointNet", "2016-12-02", "Stanford University"),
                        row("PointNet.", "2017-06-07", "Stanford University"),
                        row("PointNet!", "2018-06-07", "Stanford University"),
                        row("Command R+", "2024-04-04", "Cohere"),
                        row("大模型", "2024-05-05", "Baidu")));
        assertThat(slugs())
                .containsExactly(
                        "baidu",
                        "command-r-plus",
                        "pointnet",
                        "pointnet-stanford-university",
                        "pointnet-stanford-university-2");
    }

    @Test
    void importsIdenticalRowsOnce() {
        var report = atlas.take("2024-07-16", file(ALPHA, ALPHA));
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.rowsSkipped()).isEqualTo(1);
    }

    @Test
    void refusesAFileWithMoreThan20000NewOrganizations() {
        var rows = IntStream.rangeClosed(0, 20)
                .mapToObj(model -> row(
                        "Model " + model,
                        "2024-01-31",
                        IntStream.range(model * 1000, Math.min(model * 1000 + 1000, NewNames.MOST + 1))
                                .mapToObj(laboratory -> "Laboratory " + laboratory)
                                .collect(Collectors.joining(",", "\"", "\""))))
                .toArray(String[]::new);
        assertThat(atlas.refusal(Atlas.epoch("2024-07-16"), file(rows)))
                .containsExactly("There are more than 20000 new organizations. These are probably not names of"
                        + " organizations. Nothing was written.");
        assertThat(atlas.lines("select name from organization where name like 'Laboratory%'"))
                .isEmpty();
    }

    @Test
    void refusesAFileThatMakesMoreThan20000Domains() {
        // The first import also creates the domains of the reference data.
        atlas.take("2024-07-15", file(ALPHA));
        atlas.jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into domain (slug, name) select 'd-' || n, 'Domain ' || n from generate_series"
                                + "(1, cast(? - (select count(*) from domain) as int)) n",
                        NewNames.MOST - 1));
        var known = with(ALPHA, "Domain", "Domain 1");
        var last = with(BETA, "Domain", "Last domain");
        atlas.take("2024-07-16", file(known, last));
        assertThat(atlas.refusal(
                        Atlas.epoch("2024-07-17"),
                        file(known, last, with(row("Gamma", "2024-03-31", "Cohere"), "Domain", "One domain more"))))
                .containsExactly(
                        "With the new domains, there would be more than 20000 domains. These are probably not names"
                                + " of domains. Nothing was written.");
        assertThat(atlas.take("2024-07-17", file(known, with(BETA, "Domain", "Domain 2")))
                        .changed())
                .isEqualTo(1);
    }

    @Test
    void reportNamesTheFirst1000NewTasksAndCountsTheRest() {
        assertThat(newTasks(1000)).hasSize(1000).last().isEqualTo("New task: Task 1999.");
        assertThat(newTasks(1001)).hasSize(1001).last().isEqualTo("New task: ... and 1 more.");
    }

    private List<String> newTasks(int number) {
        var rows = IntStream.of(0, 500, 1000)
                .mapToObj(first -> with(
                        row("Model " + first, "2024-01-31", "OpenAI"),
                        "Task",
                        "\""
                                + IntStream.range(first, Math.min(first + 500, number))
                                        .mapToObj(task -> "Task " + (1000 + task))
                                        .collect(Collectors.joining(","))
                                + "\""))
                .toArray(String[]::new);
        var dry = Atlas.epoch("2024-07-16").with(ImportOption.DRY_RUN);
        return atlas.take(dry, file(rows)).notes().stream()
                .filter(note -> note.startsWith("New task: "))
                .toList();
    }

    @Test
    void dryRunReportsChangesAndWritesNothing() {
        var dry = Atlas.epoch("2024-07-16").with(ImportOption.DRY_RUN);
        var report = atlas.take(dry, file(ALPHA));
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.lines()).first().isEqualTo("Dry run: nothing was written.");
        assertThat(revisions()).isZero();
    }

    @Test
    void refusesAModelThatAnotherPublisherHasUnderTheSameName() {
        atlas.take("2024-07-16", file(ALPHA));
        var partner = Atlas.partner("2024-07-17");
        assertThat(atlas.refusal(partner, file(ALPHA)))
                .containsExactly("Line 2: \"Alpha\" is already published by Epoch AI (alpha), so Partner cannot "
                        + "publish it.");
    }

    @Test
    void publisherRemovesOnlyItsOwnModels() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        var partner = Atlas.partner("2024-07-17");
        var report = atlas.take(partner, file(row("Gamma", "2024-03-31", "Cohere")));
        assertThat(List.of(report.added(), report.removed())).containsExactly(1, 0);
        assertThat(slugs()).containsExactly("alpha", "beta-2", "gamma");
    }

    @Test
    void lenientImportWritesNothingFromSkippedRows() {
        atlas.take("2024-07-16", file(ALPHA));
        var foreign = with(row("Alpha", "2024-01-31", "Laboratory Z"), "Task", "Juggling");
        var report = atlas.take(
                Atlas.partner("2024-07-17", ImportOption.LENIENT),
                file(foreign, row("Gamma", "2024-03-31", "Laboratory Y")));
        assertThat(report.rowsSkipped()).isEqualTo(1);
        assertThat(report.names().newOrganizations())
                .containsExactly(new NewOrganization("Laboratory Y", List.of("headquarters", "sector"), List.of()));
        var left = atlas.lines("select name from organization where name ~ 'Lab'"
                + " union all select name from task where name = 'Juggling'");
        assertThat(left).containsExactly("Laboratory Y");
    }

    @Test
    void refusesAModelWithTheDateAndLinkOfAnotherPublishersModel() {
        var link = with(ALPHA, "Link", "https://example.org/a");
        atlas.take("2024-07-16", file(link));
        var partner = Atlas.partner("2024-07-17");
        assertThat(atlas.refusal(partner, file(link.replace("Alpha", "Omega"))))
                .containsExactly("Line 2: \"Omega\" is already published by Epoch AI (alpha), so Partner cannot "
                        + "publish it.");
    }

    @Test
    void acceptsAModelWithTheDateAndLinkOfAnotherPublishersModelIfTheOrganizationsAreUnknown() {
        var link = with(with(ALPHA, "Link", "https://example.org/a"), "Organization", "");
        atlas.take("2024-07-16", file(link));
        assertThat(atlas.take(Atlas.partner("2024-07-17"), file(link.replace("Alpha", "Omega")))
                        .added())
                .isEqualTo(1);
    }

    @Test
    void refusesToRenameAModelToTheNameOfAnotherPublishersModel() {
        var preview = previewOfAPartnersAlpha();
        var refused = catchThrowableOfType(
                RefusedException.class,
                () -> atlas.take("2024-07-18", file(preview.replace("Alpha preview", "Alpha"))));
        assertThat(refused.problems())
                .containsExactly(Problem.inFile(
                        2,
                        ProblemCode.FOREIGN,
                        "Line 2: \"Alpha\" is already published by Partner (alpha), so Epoch AI cannot publish it."));
    }

    @Test
    void lenientImportKeepsAModelIfItSkipsTheRowThatWouldRenameIt() {
        var preview = previewOfAPartnersAlpha();
        var report = atlas.take(
                Atlas.lenient("2024-07-18"),
                file(preview.replace("Alpha preview", "Alpha"), with(BETA, "Task", "Code")));
        assertThat(report.rowsSkipped()).isEqualTo(1);
        assertThat(changes(3)).singleElement().asString().startsWith("CHANGED beta-2 ");
    }

    @Test
    void acceptsAnUnchangedNameThatAnotherPublishersModelAlsoHas() {
        var preview = previewOfAPartnersAlpha();
        // A file can no longer rename a model in this way, but old files did.
        atlas.jdbi()
                .useHandle(handle ->
                        handle.execute("update model_version set name = 'Alpha' where slug = 'alpha-preview'"));
        atlas.take("2024-07-18", file(with(preview.replace("Alpha preview", "Alpha"), "Task", "Code"), BETA));
        assertThat(changes(3)).singleElement().asString().startsWith("CHANGED alpha-preview ");
    }

    /** Imports Epoch AI's file and a partner's file. Returns the row of Epoch AI's model, which has a link. */
    private String previewOfAPartnersAlpha() {
        var preview = with(row("Alpha preview", "2024-01-31", "OpenAI"), "Link", "https://example.org/a");
        atlas.take("2024-07-16", file(preview, BETA));
        atlas.take(Atlas.partner("2024-07-17"), file(row("Alpha", "2024-02-29", "OpenAI")));
        return preview;
    }

    @Test
    void readsControlCharactersAsSpaces() {
        atlas.take("2024-07-16", file(row("Al\u0000pha", "2024-01-31", "OpenAI")));
        assertThat(slugs()).containsExactly("al-pha");
    }

    @Test
    void newNameWithTheSameLinkAndDateIsARenameIfParameterCountsAreClose() {
        var link = with(with(ALPHA, "Link", "https://example.org/a"), "Parameters", "7e9");
        atlas.take("2024-07-16", file(link));
        var report = atlas.take("2024-07-17", file(with(link.replace("Alpha", "Omega"), "Parameters", "7.05e9")));
        assertThat(List.of(report.added(), report.removed(), report.renamed())).containsExactly(0, 0, 1);
        assertThat(slugs()).containsExactly("alpha");
    }

    @Test
    void spellingSharedByTwoModelsMatchesNeither() {
        atlas.take("2024-07-16", file(ALPHA.replace("Alpha", "GLM 4"), ALPHA.replace("Alpha", "GLM.4")));
        var report = atlas.take("2024-07-17", file(ALPHA.replace("Alpha", "GLM-4")));
        assertThat(List.of(report.added(), report.removed(), report.renamed())).containsExactly(1, 2, 0);
    }

    @Test
    void lenientImportDoesNotRemoveModelsWhoseRowsAreInvalid() {
        atlas.take("2024-07-16", file(ALPHA, BETA));
        var report = atlas.take(Atlas.lenient("2024-07-17"), file(ALPHA, row("Beta 2", "soon", "Google DeepMind")));
        assertThat(report.revision()).isNull();
        assertThat(List.of(report.rowsRead(), report.rowsSkipped())).containsExactly(2L, 1L);
    }

    @Test
    void fillsBlankFactsFromCorrectionsAndRecordsTheReasons() {
        var blank = "Moonshot-v1,2024-09-01,Moonshot,,,Language,,,,,,,";
        atlas.take("2025-02-01", file(blank));
        assertThat(changes(1))
                .singleElement()
                .asString()
                .contains("\"field\": \"recordedCountries\"", "\"after\": \"[\\\"CN\\\"]\"")
                .contains("\"origin\": \"CORRECTION\"", "has its seat in Beijing");
    }

    @Test
    void sectorsComeFromTheOrganizationsIfTheFileLacksTheColumn() {
        var file =
                "Model,Publication date,Organization,Country (of organization)\nAlpha,2024-01-31,Stanford University,\n";
        atlas.take("2025-11-01", file);
        assertThat(changes(1))
                .containsExactly("ADDED alpha [{\"after\": \"[\\\"ACADEMIA\\\"]\", \"field\": \"sectors\","
                        + " \"before\": null, \"origin\": \"REFERENCE\", \"reason\": null}]");
    }

    @Full
    @Test
    void lenientImportOfTheFileWithModelsOfAllScalesReportsSkippedRows() throws Exception {
        var report = atlas.take(Atlas.lenient("2026-03-30"), java.nio.file.Files.newInputStream(SourceFiles.wide()));
        assertThat(List.of(report.rowsRead(), report.rowsSkipped(), (long) report.added()))
                .containsExactly(3237L, 21L, 3216L);
        assertThat(report.noteCounts()).isEqualTo(Map.of("DUPLICATE", 3L, "MALFORMED", 63L, "UNKNOWN", 13L));
    }

    private int revisions() {
        return Sql.one(atlas.jdbi(), Integer.class, "select count(*) from revision");
    }

    private List<String> slugs() {
        return atlas.lines("select slug from model order by slug");
    }

    private List<String> changes(int revision) {
        return atlas.lines(
                "select kind || ' ' || slug || ' ' || fields from model_change where revision_number = ? order by slug",
                revision);
    }
}
