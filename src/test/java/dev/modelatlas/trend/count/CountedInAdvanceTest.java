package dev.modelatlas.trend.count;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGStatement;

import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** The counts that the database stored at publication equal counts computed from the facts. */
@Concurrent
class CountedInAdvanceTest {
    private static final Coverage COVERAGE = Coverage.of(LocalDate.of(2024, 7, 16), null);
    private static final SqlFragment OF_ALL_BY_FACTS = new SqlFragment("m.slug is not null", Map.of());
    private static final SqlFragment OF_ALL_BY_GROUPS = new SqlFragment("m.confidence is not null", Map.of());

    @Test
    void storedCountsOfAShippedRevisionEqualCountsComputedFromTheFacts() {
        countsAlike(Atlas.filled(), 8);
    }

    @Full
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void storedCountsOfEarlierRevisionsEqualCountsComputedFromTheFacts(int revision) {
        countsAlike(Atlas.filled(), revision);
    }

    @Test
    void storedCountsAreCorrectAfterModelsAreAddedChangedOrRemoved() {
        var atlas = Atlas.empty();
        var alpha = row("Alpha", "2023-01-31", "OpenAI");
        var beta = row("Beta", "2024-01-31", "\"OpenAI,Nobody Knows\"");
        atlas.take("2024-07-16", file(alpha, beta));
        atlas.take(
                Atlas.epoch("2024-07-17").with(ImportOption.ACCEPT_LOSSES),
                file(
                        with(alpha, "Domain", "Vision"),
                        row("Gamma", "2020-01-31", "NAVER"),
                        row("Last of a year", "2023-12-31", "NAVER"),
                        row("Last of all years", "2024-07-16", "NAVER")));
        atlas.take(
                Atlas.epoch("2024-07-18").with(ImportOption.ACCEPT_LOSSES),
                file(alpha, with(beta, "Publication date", "2022-01-31")));
        for (var revision = 1; revision <= 3; revision++) {
            countsAlike(atlas, revision);
        }
    }

    @Test
    void laterModelJoinsTheComputeFrontierWhenALargerEarlierModelIsRemoved() {
        var atlas = Atlas.empty();
        var first = with(row("First", "2022-01-31", "OpenAI"), "Training compute (FLOP)", "1e24");
        var most = with(row("Most", "2021-01-31", "OpenAI"), "Training compute (FLOP)", "1e26");
        atlas.take("2024-07-16", file(first, most));
        atlas.take("2024-07-17", file(first));
        atlas.take("2024-07-18", file(first, most));
        assertThat(flops(atlas, 1)).containsExactly(1e26);
        assertThat(flops(atlas, 2)).containsExactly(1e24);
        assertThat(flops(atlas, 3)).containsExactly(1e26);
    }

    @Test
    void statementOnALargeRevisionGetsACustomPlan() {
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", file(row("Alpha", "2023-01-31", "OpenAI")));
        atlas.take("2024-07-17", file(row("Alpha", "2023-01-31", "OpenAI"), row("Beta", "2022-01-31", "OpenAI")));
        atlas.jdbi()
                .useHandle(handle -> handle.execute(
                        "update trend_cell set models = 20000 where counted_by = 'ALL' and valid_from = 2"));
        assertThat(isPlannedAnew(atlas, 1)).isFalse();
        assertThat(isPlannedAnew(atlas, 2)).isTrue();
        assertThat(isPlannedAnew(atlas, 1, 2)).isTrue();
        assertThat(isPlannedAnew(atlas, 2, 1)).isTrue();
    }

    /**
     * Whether the driver makes PostgreSQL plan the filtered count of these revisions for the values of its parameters.
     */
    private static boolean isPlannedAnew(Atlas atlas, int... revisions) {
        var scopes = IntStream.of(revisions)
                .mapToObj(revision -> new TrendScope(
                        new Snapshot(revision, true),
                        null,
                        CountryBasis.RECORDED,
                        OrganizationBasis.GROUP,
                        OF_ALL_BY_FACTS))
                .toList();
        var last = new AtomicInteger();
        var logger = atlas.jdbi().getConfig(SqlStatements.class).getSqlLogger();
        atlas.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                try {
                    last.set(context.getStatement().unwrap(PGStatement.class).getPrepareThreshold());
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        new TrendRepository(atlas.jdbi()).years(scopes);
        atlas.jdbi().setSqlLogger(logger);
        return last.get() == 0;
    }

    @Test
    void revisionStoresOnlyChangedCounts() {
        var atlas = Atlas.empty();
        var alpha = row("Alpha", "2023-01-31", "OpenAI");
        atlas.take("2024-07-16", file(alpha));
        atlas.take("2024-07-17", file(with(alpha, "Domain", "Vision")));
        assertThat(cells(atlas)).filteredOn(cell -> cell.contains(" from 2 ")).hasSize(1);
    }

    @Test
    void migrationAddsTheCountsOfExistingRevisions() {
        var database = Atlas.emptyDatabase().dataSource();
        var atlas = Atlas.on(database);
        atlas.take("2024-07-16", file(row("Alpha", "2023-01-31", "OpenAI"), row("Beta", "2024-01-31", "NAVER")));
        atlas.take("2024-07-17", file(row("Beta", "2024-01-31", "NAVER")));
        var counted = cells(atlas);
        atlas.jdbi().useHandle(handle -> handle.execute("""
                drop table trend_cell, compute_record;
                drop index model_version_by_end;
                drop trigger revisions_are_counted on revision;
                drop function count_revision, count_trend_cells, keep_compute_records, trend_values;
                delete from flyway_schema_history where version = '0008'"""));
        Flyway.configure()
                .dataSource(database)
                .locations("db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        assertThat(cells(atlas)).isEqualTo(counted).isNotEmpty();
    }

    @Test
    void countingTrendGroupsAgainGivesTheSameRows() {
        var atlas = Atlas.empty();
        atlas.take("2024-07-16", file(row("Alpha", "2023-01-31", "OpenAI"), row("Beta", "2023-02-28", "OpenAI")));
        atlas.take("2024-07-17", file(row("Beta", "2023-02-28", "OpenAI")));
        var kept = groups(atlas);
        atlas.jdbi().useHandle(handle -> {
            handle.execute("truncate trend_group");
            handle.execute("select count_trend_groups(1), count_trend_groups(2)");
        });
        assertThat(groups(atlas)).isEqualTo(kept).hasSize(2);
    }

    private static List<String> groups(Atlas atlas) {
        return atlas.lines("select g::text from trend_group g order by 1");
    }

    private static void countsAlike(Atlas atlas, int revision) {
        for (var countries : CountryBasis.values()) {
            var organizations =
                    countries == CountryBasis.RECORDED ? OrganizationBasis.RECORDED : OrganizationBasis.GROUP;
            var cells = TrendScope.everything(new Snapshot(revision, true), countries, organizations);
            var facts = new TrendScope(cells.snapshot(), null, countries, organizations, OF_ALL_BY_FACTS);
            var groups = new TrendScope(cells.snapshot(), null, countries, organizations, OF_ALL_BY_GROUPS);
            var counted = answers(atlas, facts);
            assertThat(answers(atlas, cells)).usingRecursiveComparison().isEqualTo(counted);
            assertThat(answers(atlas, groups)).usingRecursiveComparison().isEqualTo(counted);
        }
    }

    private static List<Object> answers(Atlas atlas, TrendScope scope) {
        var trends = new TrendRepository(atlas.jdbi());
        var years = trends.years(List.of(scope)).get(scope);
        var window = TrendWindow.of(null, null, years, 2024, COVERAGE);
        var counts = new Counts(trends, scope, window, years);
        var answers = new ArrayList<Object>(List.of(
                Progress.of(years, window),
                ProlificOrganizations.countries(counts.releases(2023), 2023, 1).stream()
                        .map(CountedInAdvanceTest::shown)
                        .toList(),
                counts.frontier(),
                new Counts(trends, scope, window.narrowedTo(2023), years).growth()));
        for (var by : Dimension.values()) {
            answers.add(counts.by(by));
        }
        return answers;
    }

    private static List<Object> shown(ProlificOrganizations.Country country) {
        var organizations = country.organizations().stream()
                .map(ranked -> ranked.value().key() + ranked.value().value() + ranked.models() + ranked.rank());
        return List.of(country.code(), country.rank(), country.tied(), organizations.toList());
    }

    private static List<Double> flops(Atlas atlas, int revision) {
        var scope = TrendScope.everything(new Snapshot(revision, true), CountryBasis.RECORDED, OrganizationBasis.GROUP);
        var none = YearCounts.of(List.of());
        var window = TrendWindow.of(2020, 2024, none, 2024, COVERAGE);
        return new Counts(new TrendRepository(atlas.jdbi()), scope, window, none)
                .frontier().stream().map(TrendRows.Point::flop).toList();
    }

    private static List<String> cells(Atlas atlas) {
        return atlas.lines("""
                        select counted_by || ' ' || year || ' ' || value || ': ' || models || ' from ' || valid_from || ' until '
                            || valid_until
                        from trend_cell order by 1""");
    }
}
