package dev.modelatlas.trend.measure;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.trend.count.Counts;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.TrendRepositories;
import dev.modelatlas.trend.count.TrendRepository;
import dev.modelatlas.trend.count.TrendScope;
import dev.modelatlas.trend.count.TrendWindow;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.OrganizationBasis;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;

/** The figures of large revisions, which the server computes from amounts in memory, equal those of SQL to the last bit. */
@Concurrent
class AmountFiguresTest {
    private static final List<String> CONDITIONS = List.of(
            "m.domain_ids && (select array_agg(d.id) from domain d where d.slug in ('language', 'speech'))",
            "m.task_ids && (select array_agg(t.id) from task t where t.slug in ('chat', 'translation'))",
            "m.headquarters_countries && array['KR', 'FR', 'CN']",
            "m.recorded_countries && array['US']",
            "m.sectors && array['INDUSTRY']",
            "m.confidence = any(array['CONFIDENT', 'LIKELY'])",
            "m.accessibility is null",
            "m.group_collaboration = 'SOLE'",
            "cardinality(m.task_ids) >= 2",
            "not m.organization_ids && (select array_agg(o.id) from organization o where o.slug = 'openai')");

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8})
    void figuresUnderGeneratedFiltersEqualThoseOfSql(int revision) {
        var atlas = Atlas.filled();
        var random = new Random(revision);
        equal(atlas, scope(revision, "true", random), window(random), Dimension.COUNTRY);
        for (var by : Dimension.values()) {
            equal(atlas, scope(revision, anyFilter(random), random), window(random), by);
        }
    }

    @Test
    void figuresOfEqualAndExtremeAmountsEqualThoseOfSql() {
        var atlas = Atlas.empty();
        atlas.take(
                "2024-07-16",
                file(
                        trained("Zero", "2019-01-31", "0"),
                        trained("Second of two by slug", "2021-01-31", "1e24"),
                        trained("First of two by slug", "2021-01-31", "1e24"),
                        trained("Same amount later", "2022-01-31", "1e24"),
                        trained("Same amount earlier", "2020-06-30", "1e24"),
                        trained("More on the same day", "2021-01-31", "3e24"),
                        trained("Record", "2023-01-31", "1e25"),
                        trained("Almost certain", "2023-02-28", "2.9999999999e25"),
                        row("Unknown", "2023-01-31", "NAVER")));
        atlas.take(
                Atlas.epoch("2024-07-17").with(ImportOption.ACCEPT_LOSSES),
                file(
                        trained("Record", "2023-01-31", "1e25"),
                        trained("Too large to add", "2023-01-31", "2e300"),
                        trained("Zero", "2019-01-31", "0"),
                        row("Unknown", "2023-01-31", "NAVER")));
        for (var revision = 1; revision <= 2; revision++) {
            for (var filter : List.of("true", "m.confidence is not null", "m.year > 2022", "m.year = 1999")) {
                var scope = scope(revision, filter, new Random(revision));
                equal(atlas, scope, new int[] {2019, 2024}, Dimension.COUNTRY);
                equal(atlas, scope, new int[] {2021, 2023}, Dimension.ORGANIZATION);
            }
        }
    }

    private static String trained(String name, String day, String flop) {
        return with(
                with(row(name, day, "OpenAI"), "Training compute (FLOP)", flop),
                "Parameters",
                flop.replace("e2", "e1"));
    }

    @Test
    void loadedAmountsAreReadInsteadOfModels() {
        var atlas = Atlas.filled();
        var scope = scope(8, CONDITIONS.get(0), new Random(1));
        var repository = TrendRepositories.fromAmounts(atlas.jdbi());
        figures(repository, scope, new int[] {2020, 2024}, Dimension.COUNTRY);
        var sent = sent(atlas.jdbi(), () -> figures(repository, scope, new int[] {2020, 2024}, Dimension.COUNTRY));
        assertThat(sent).isNotEmpty().noneMatch(sql -> sql.contains("model_facts"));
    }

    @Test
    void requestsReadBySqlUntilTheAmountsAreLoaded() {
        var atlas = Atlas.filled();
        var scope = scope(8, CONDITIONS.get(0), new Random(1));
        Queue<Runnable> tasks = new ArrayDeque<>();
        var repository = TrendRepositories.fromAmounts(atlas.jdbi(), tasks::add);
        var before = figures(repository, scope, new int[] {2020, 2024}, Dimension.COUNTRY);
        assertThat(tasks).as("one load at a time").hasSize(1);
        tasks.remove().run();
        assertThat(figures(repository, scope, new int[] {2020, 2024}, Dimension.COUNTRY))
                .isEqualTo(before);
    }

    @Test
    void sumsAndLargestModelsChooseTheirGroupsOnce() {
        var atlas = Atlas.filled();
        var scope = scope(8, CONDITIONS.get(0), new Random(1));
        var trends = TrendRepositories.fromAmounts(atlas.jdbi());
        var repository = new MeasureRepository(trends);
        var counts = List.of(counts(trends, scope, 2020, 2024));
        repository.compute(counts, Dimension.COUNTRY);
        assertThat(sent(atlas.jdbi(), () -> repository.compute(counts, Dimension.COUNTRY)))
                .hasSize(1);
    }

    private static void equal(Atlas atlas, TrendScope scope, int[] window, Dimension by) {
        assertThat(figures(TrendRepositories.fromAmounts(atlas.jdbi()), scope, window, by))
                .as("%s by %s in %d to %d", scope, by, window[0], window[1])
                .isEqualTo(figures(TrendRepositories.bySql(atlas.jdbi()), scope, window, by));
    }

    /** All figures that can be computed from amounts, sorted where the order has no meaning. */
    private static Map<String, Object> figures(TrendRepository trends, TrendScope scope, int[] window, Dimension by) {
        var repository = new MeasureRepository(trends);
        var counts = counts(trends, scope, window[0], window[1]);
        var one = List.of(counts);
        var figures = new LinkedHashMap<String, Object>();
        for (var measure : Measure.values()) {
            figures.put(
                    measure + " by value",
                    sorted(repository.spreads(one, measure, by).get(counts)));
            figures.put(
                    measure + " by year",
                    sorted(repository.spreads(one, measure, null).get(counts)));
        }
        figures.put("largest", sorted(repository.largest(one, by).get(counts)));
        var compute = repository.compute(one, by).get(counts);
        figures.put("compute", List.of(sorted(compute.spreads()), sorted(compute.largest())));
        for (var level : List.of(1e22, 1e24, 1e25)) {
            figures.put("reached " + level, repository.reached(one, by, level).get(counts));
        }
        figures.put(
                "levels",
                repository.levels(one, List.of(1.0, 1e24, 1e25, 1e300)).get(counts));
        figures.put("frontier", counts.frontier());
        figures.put("growth", counts.growth());
        return figures;
    }

    private static Counts counts(TrendRepository trends, TrendScope scope, int from, int to) {
        var years = trends.years(List.of(scope)).get(scope);
        var coverage = scope.coverage(LocalDate.of(2024, 7, 16));
        return new Counts(trends, scope, TrendWindow.of(from, to, years, 2024, coverage), years);
    }

    private static List<?> sorted(List<?> rows) {
        return rows.stream().sorted(Comparator.comparing(Object::toString)).toList();
    }

    private static TrendScope scope(int revision, String filter, Random random) {
        var countries = CountryBasis.values();
        var organizations = OrganizationBasis.values();
        return new TrendScope(
                new Snapshot(revision, true),
                null,
                countries[random.nextInt(countries.length)],
                organizations[random.nextInt(organizations.length)],
                new SqlFragment(filter, Map.of()));
    }

    /** One to three conditions. */
    private static String anyFilter(Random random) {
        var conditions = new ArrayList<String>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            conditions.add(CONDITIONS.get(random.nextInt(CONDITIONS.size())));
        }
        return String.join(" and ", conditions);
    }

    private static int[] window(Random random) {
        var from = random.nextInt(2010, 2024);
        return new int[] {from, random.nextInt(from, 2025)};
    }

    private static List<String> sent(Jdbi jdbi, Runnable work) {
        var sent = new CopyOnWriteArrayList<String>();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                sent.add(context.getRenderedSql());
            }
        });
        work.run();
        return sent;
    }
}
