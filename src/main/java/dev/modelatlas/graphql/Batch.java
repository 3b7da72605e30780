package dev.modelatlas.graphql;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.api.Context;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;

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
        DataLoader<K, V> loader = context.unwrap(DataFetchingEnvironment.class)
                .getDataLoaderRegistry()
                .computeIfAbsent(
                        field,
                        name -> DataLoaderFactory.newMappedDataLoader(
                                (Set<K> keys) -> CompletableFuture.completedStage(read.apply(keys))));
        return loader.load(key);
    }

    /** Whether a field below the one that is being answered is selected. */
    public static boolean isSelected(Context context, String field) {
        return context.unwrap(DataFetchingEnvironment.class).getSelectionSet().contains(field);
    }
}
