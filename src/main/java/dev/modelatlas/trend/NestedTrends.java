package dev.modelatlas.trend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.graphql.api.Context;
import org.dataloader.Try;

import dev.modelatlas.graphql.Batch;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.Tally;
import dev.modelatlas.trend.count.TrendScope;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/**
 * Reads the trends of several organizations or countries together. All trends on the same basis and for the same years
 * come from one tally, so no organization or country needs its own query.
 */
@ApplicationScoped
class NestedTrends {
    private final TrendAnswers answers;

    NestedTrends(TrendAnswers answers) {
        this.answers = answers;
    }

    /**
     * Identifies the trend of one organization or country.
     *
     * @param from the client's argument; null when omitted
     * @param to the client's argument; null when omitted
     * @param key slug of the organization, or code of the country
     * @param value the value in the database as text: the organization's ID, or the country's code
     */
    record Key(TrendScope scope, Dimension by, Integer from, Integer to, String key, String value) {
        Key counted() {
            return new Key(scope, by, from, to, null, null);
        }
    }

    /**
     * Returns a trend through the data loader of the request. Call this only from the resolver of a nested field, on
     * its thread.
     */
    CompletionStage<List<SeriesYear>> trend(Context context, Key key) {
        return Batch.tryLoad(context, "trends", key, this::read);
    }

    private Map<Key, Try<List<SeriesYear>>> read(Set<Key> keys) {
        var trends = new HashMap<Key, Try<List<SeriesYear>>>();
        keys.stream().collect(groupingBy(Key::counted, toSet())).forEach((counted, alike) -> {
            var years = Try.tryCall(() -> years(counted, alike));
            alike.forEach(key -> trends.put(key, years.map(byKey -> byKey.get(key))));
        });
        return trends;
    }

    private Map<Key, List<SeriesYear>> years(Key counted, Set<Key> alike) {
        var counts = answers.counts(counted.scope(), counted.from(), counted.to());
        var values = counts.by(counted.by()).values().stream().collect(toMap(Tally.Value::key, Function.identity()));
        var ranks = new YearlyRanks(counts, counted.by());
        return alike.stream()
                .collect(toMap(
                        Function.identity(),
                        key -> ranks.years(values.getOrDefault(key.key(), Tally.Value.none(key.key(), key.value())))));
    }
}
