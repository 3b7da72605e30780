package dev.modelatlas.recount;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The shipped data equals the source files it was made from, model by model and fact by fact. */
@Concurrent
class SeedIsTheSourceTest {
    private static List<Vintage> seed;
    private static List<Vintage> source;

    @BeforeAll
    static void read() {
        source = Vintage.ofTheSource();
        seed = Vintage.ofTheSeed();
    }

    static IntStream revisions() {
        return IntStream.rangeClosed(1, 8);
    }

    @ParameterizedTest
    @MethodSource("revisions")
    void everyModelOfAShippedRevisionEqualsTheModelInItsSource(int revision) {
        Map<String, String> shipped = lines(seed.get(revision - 1));
        Map<String, String> recorded = lines(source.get(revision - 1));
        assertThat(shipped.keySet()).isEqualTo(recorded.keySet());
        assertThat(shipped.keySet().stream()
                        .filter(slug -> !shipped.get(slug).equals(recorded.get(slug)))
                        .map(slug -> slug + ": " + shipped.get(slug) + "\ninstead of " + recorded.get(slug)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("revisions")
    void dateOfARevisionEqualsThatOfItsSource(int revision) {
        assertThat(seed.get(revision - 1).asOf())
                .isEqualTo(source.get(revision - 1).asOf());
        assertThat(seed).hasSameSizeAs(source);
    }

    /** Each model as one comparable line, by slug; lists are compared as sets. */
    static Map<String, String> lines(Vintage vintage) {
        return vintage.facts().stream()
                .collect(Collectors.toMap(Fact::slug, SeedIsTheSourceTest::line, (a, b) -> a + b, TreeMap::new));
    }

    private static String line(Fact fact) {
        Recorded stated = fact.stated();
        String plain = Stream.of(
                        stated.name(),
                        stated.releasedOn(),
                        stated.parameters(),
                        stated.trainingFlop(),
                        stated.trainingDatasetSize(),
                        stated.trainingHours(),
                        stated.hardwareQuantity(),
                        stated.accessibility(),
                        stated.confidence(),
                        fact.groups(),
                        fact.headquarters(),
                        fact.groupHeadquarters(),
                        fact.sectors())
                .map(String::valueOf)
                .collect(Collectors.joining("; "));
        List<Function<Recorded, List<String>>> lists = List.of(
                Recorded::organizations,
                Recorded::countries,
                Recorded::sectors,
                Recorded::domains,
                Recorded::tasks,
                Recorded::trainingHardware,
                Recorded::baseModels,
                Recorded::links,
                Recorded::corrected);
        return plain
                + lists.stream()
                        .map(list -> "; " + new TreeSet<>(list.apply(stated)))
                        .collect(Collectors.joining());
    }
}
