package dev.modelatlas.graphql;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.Try;

import static java.util.concurrent.CompletableFuture.completedStage;

/**
 * Reads one field of many records together. Arguments belong into the key: SmallRye's own batches answer two aliases
 * of a field with different arguments alike.
 */
public final class Batch {
    private Batch() {}

    /**
     * What a field answers, once the other records of its level have asked, too. A request runs on one worker thread,
     * so that the reading may wait for the database.
     *
     * @param context of the field, on the thread that calls its method
     * @param field names the batch; two fields share one if they read the same
     * @param key record and arguments
     * @param read answers all keys at once; one left out is answered by null
     */
    public static <K, V> CompletionStage<V> load(
            Context context, String field, K key, Function<Set<K>, Map<K, V>> read) {
        return loaded(
                context,
                field,
                key,
                name -> DataLoaderFactory.newMappedDataLoader((Set<K> keys) -> completedStage(read.apply(keys))));
    }

    /** The same for what can fail for some keys and succeed for others. */
    public static <K, V> CompletionStage<V> tryLoad(
            Context context, String field, K key, Function<Set<K>, Map<K, Try<V>>> read) {
        return loaded(
                context,
                field,
                key,
                name -> DataLoaderFactory.newMappedDataLoaderWithTry(
                        (Set<K> keys) -> completedStage(read.apply(keys))));
    }

    private static <K, V> CompletionStage<V> loaded(
            Context context, String field, K key, Function<String, DataLoader<?, ?>> make) {
        DataLoader<K, V> loader = context.unwrap(DataFetchingEnvironment.class)
                .getDataLoaderRegistry()
                .computeIfAbsent(field, make);
        return loader.load(key);
    }

    /** Whether a field below the one that is being answered is selected. */
    public static boolean isSelected(Context context, String field) {
        return SelectedFields.have(context.unwrap(DataFetchingEnvironment.class), field);
    }
}
