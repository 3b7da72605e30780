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
 * Loads the same field of many records together instead of one by one. The key passed to {@link #load} must contain the
 * field's arguments, because two aliases of a field may have different arguments. SmallRye's own batches ignore that
 * difference.
 */
public final class Batch {
    private Batch() {}

    /**
     * Returns the field's value. All values are loaded together, once all records of the same level have requested
     * them. {@code read} runs on the worker thread of the request, and may wait for the database.
     *
     * @param context context of the field. Call this method on the thread that runs the method of the field
     * @param field name of the batch; two fields may share a batch if they load the same values
     * @param key the record and the arguments
     * @param read loads the values of all keys at once; a key without a result gets null
     */
    public static <K, V> CompletionStage<V> load(
            Context context, String field, K key, Function<Set<K>, Map<K, V>> read) {
        return loaded(
                context,
                field,
                key,
                name -> DataLoaderFactory.newMappedDataLoader((Set<K> keys) -> completedStage(read.apply(keys))));
    }

    /** Like {@link #load}, but loading may fail for some keys and succeed for others. */
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

    /** Whether the selection set of the current field contains the field {@code field}. */
    public static boolean isSelected(Context context, String field) {
        return SelectedFields.have(context.unwrap(DataFetchingEnvironment.class), field);
    }
}
