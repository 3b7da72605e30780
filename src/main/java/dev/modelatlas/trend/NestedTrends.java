package dev.modelatlas.trend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.Try;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** The trends of organizations and countries, without a query per record: those on one basis are told from one tally. */
@ApplicationScoped
class NestedTrends {
    private static final String LOADER = "trends";

    private final TrendAnswers answers;

    @Inject
    NestedTrends(TrendAnswers answers) {
        this.answers = answers;
    }

    /**
     * The trend of one organization or country.
     *
     * @param from the client's; null when left out
     * @param to the client's; null when left out
     * @param key slug or code
     * @param value what rows of the dataset hold, as text: id or code
     */
    record Key(Scope scope, Dimension by, Integer from, Integer to, String key, String value) {
        Key counted() {
            return new Key(scope, by, from, to, null, null);
        }
    }

    /** To be called by the method of a nested field, on its own thread. */
    CompletionStage<List<SeriesYear>> trend(Context context, Key key) {
        return loader(context.unwrap(DataFetchingEnvironment.class).getDataLoaderRegistry())
                .load(key);
    }

    /** Each request has its own loader: what one request has read, another must not be answered from. */
    private DataLoader<Key, List<SeriesYear>> loader(DataLoaderRegistry ofRequest) {
        return ofRequest.computeIfAbsent(
                LOADER,
                name -> DataLoaderFactory.newMappedDataLoaderWithTry((Set<Key> keys) -> completedStage(read(keys))));
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
        var standings = new Standings(counts, counted.by());
        return alike.stream()
                .collect(toMap(
                        Function.identity(),
                        key -> standings.years(
                                values.getOrDefault(key.key(), Tally.Value.none(key.key(), key.value())))));
    }
}
