package dev.modelatlas.trend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

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
import static java.util.stream.Collectors.toSet;

/** The trends of organizations and countries, without a query per record: those on one basis are one statement. */
@ApplicationScoped
class NestedTrends {
    private static final String LOADER = "trends";

    private final TrendAnswers answers;
    private final TrendRepository repository;

    @Inject
    NestedTrends(TrendAnswers answers, TrendRepository repository) {
        this.answers = answers;
        this.repository = repository;
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
        Key statement() {
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
        keys.stream().collect(groupingBy(Key::statement, toSet())).forEach((statement, alike) -> {
            var rows = Try.tryCall(() -> rows(statement, alike));
            alike.forEach(key -> trends.put(
                    key,
                    rows.map(byKey -> answers.seriesYears(key.scope(), key.by(), key.value(), byKey.get(key.key())))));
        });
        return trends;
    }

    private Map<String, List<Rows.ValueYear>> rows(Key statement, Set<Key> alike) {
        var window = answers.window(statement.scope(), statement.from(), statement.to());
        return repository.trend(
                statement.scope(),
                window,
                statement.by(),
                alike.stream().map(Key::key).toList());
    }
}
