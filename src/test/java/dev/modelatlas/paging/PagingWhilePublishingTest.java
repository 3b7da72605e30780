package dev.modelatlas.paging;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import dev.modelatlas.testsupport.AtOnce;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.Sql;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks every list page by page while another process publishes revisions. All walks advance together and then wait for
 * the next revision, so each one spans more than fifty revisions.
 */
@Full
@QuarkusTest
@TestProfile(PagingWhilePublishingTest.Alone.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingWhilePublishingTest {
    /** Enough for several pages of revisions and organizations. */
    private static final int BEFORE = 10;

    private static final int PUBLICATIONS = 52;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String jdbcUrl;

    private final List<Walk> walks = new ArrayList<>();
    private WalkedLists lists;

    /** An application whose database is empty at first. */
    public static class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("model-atlas.load-shipped", "false");
        }
    }

    /** Runs only once, but not in a static method, because the client must know the port. */
    @BeforeEach
    void walkWhileAnotherProcessPublishes() throws IOException, InterruptedException {
        if (lists != null) {
            return;
        }
        lists = new WalkedLists(jdbi);
        for (var backward : List.of(false, true)) {
            lists.modelsInEachOrder()
                    .forEach(list -> Stream.of(1, 7, 100).forEach(size -> walks.add(new Walk(list, size, backward))));
            lists.others().forEach(list -> walks.add(new Walk(list, 7, backward)));
        }
        try (var publisher = Publisher.start(jdbcUrl)) {
            for (var revision = 1; revision <= BEFORE; revision++) {
                publisher.publish();
            }
            waitForRevision(BEFORE, publisher);
            for (var step = 0; step <= PUBLICATIONS; step++) {
                // Publishes while pages are read, not only between them.
                publisher.publish();
                var part = step;
                AtOnce.each(walks, walk -> walk.goOn(part, PUBLICATIONS));
                waitForRevision(BEFORE + 1 + step, publisher);
            }
        }
    }

    @Test
    void pagesTogetherContainTheListAtTheRevisionOfTheFirstPage() {
        assertThat(walks)
                .hasSize(2 * (8 * 3 + 23))
                .allSatisfy(walk -> assertThat(walk.records())
                        .as(walk.toString())
                        .isNotEmpty()
                        .isEqualTo(walk.expected()));
    }

    @Test
    void atLeast50RevisionsArePublishedWhileTheClientPagesThroughEachList() {
        assertThat(walks).allSatisfy(walk -> {
            var seen = walk.currentOnes();
            assertThat(seen).as(walk.toString()).hasSizeGreaterThan(1).isSorted();
            assertThat(seen.get(seen.size() - 1) - seen.get(0)).isGreaterThanOrEqualTo(50);
            // A revision that is published during a step appears before or after one of its pages. Therefore, at most
            // two pages have the same current revision.
            assertThat(Set.copyOf(seen)).hasSizeGreaterThanOrEqualTo((Math.min(seen.size(), 50) + 1) / 2);
        });
    }

    @Test
    void changesOfEachRevisionAffectBothHalvesOfEverySortedList() {
        for (var revision = walks.get(0).revision(); revision < newestSeen(); revision++) {
            var before = bySlug(revision);
            var after = bySlug(revision + 1);
            var stayed = new HashSet<>(after.keySet());
            stayed.retainAll(before.keySet());
            var redated = stayed.stream()
                    .map(before::get)
                    .filter(model ->
                            !model.releasedOn().equals(after.get(model.slug()).releasedOn()))
                    .collect(toSet());
            lieOnBothSides(revision, without(after, before.keySet()));
            lieOnBothSides(revision, without(before, after.keySet()));
            lieOnBothSides(revision, redated);
        }
    }

    private void lieOnBothSides(int revision, Set<Exported> models) {
        for (var orders : WalkedLists.orders()) {
            var order = Exported.order(orders);
            var sorted = lists.export(revision).stream().sorted(order).toList();
            var middle = sorted.get(sorted.size() / 2);
            assertThat(models)
                    .as("revision %s by %s", revision, orders)
                    .anyMatch(model -> order.compare(model, middle) < 0)
                    .anyMatch(model -> order.compare(model, middle) > 0);
        }
    }

    private Map<String, Exported> bySlug(int revision) {
        return lists.export(revision).stream().collect(toMap(Exported::slug, Function.identity()));
    }

    private static Set<Exported> without(Map<String, Exported> models, Set<String> slugs) {
        return models.values().stream()
                .filter(model -> !slugs.contains(model.slug()))
                .collect(toSet());
    }

    private int newestSeen() {
        return walks.stream()
                .flatMap(walk -> walk.currentOnes().stream())
                .max(Integer::compare)
                .orElseThrow();
    }

    private void waitForRevision(int number, Publisher publisher) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (newest() < number) {
            assertThat(publisher.isAtWork()).as("the other process publishes").isTrue();
            assertThat(System.nanoTime()).as("revision %s is late", number).isLessThan(end);
            Thread.sleep(5);
        }
    }

    private int newest() {
        return Sql.one(jdbi, Integer.class, "select coalesce(max(number), 0) from revision");
    }
}
