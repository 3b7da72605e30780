package dev.modelatlas.recount;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A few invented models, which tests of the recount count. */
final class Sample {
    private Sample() {}

    static Fact model(String slug, String releasedOn, Double trainingFlop, String... domains) {
        Recorded stated = new Recorded(
                slug,
                slug.toUpperCase(java.util.Locale.ROOT),
                LocalDate.parse(releasedOn),
                List.of(),
                List.of(),
                List.of(),
                List.of(domains),
                List.of(),
                null,
                trainingFlop,
                null,
                null,
                List.of(),
                null,
                null,
                "UNKNOWN",
                List.of(),
                List.of(),
                List.of());
        return new Fact(stated, Set.of(slug), Set.of(slug), Set.of("KR"), Set.of("US"), Set.of());
    }

    static Vintage of(Fact... facts) {
        return new Vintage(1, LocalDate.of(2023, 6, 30), List.of(facts), Reference.none());
    }
}
