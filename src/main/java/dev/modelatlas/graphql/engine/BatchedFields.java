package dev.modelatlas.graphql.engine;

import java.util.HashMap;
import java.util.Map;

import io.smallrye.graphql.bootstrap.DataFetcherFactory;
import io.smallrye.graphql.execution.datafetcher.helper.BatchLoaderHelper;
import io.smallrye.graphql.schema.model.Schema;
import org.dataloader.BatchLoaderWithContext;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** The {@code @Source} methods that take a list. Each request gets loaders of its own, as what they load is kept. */
final class BatchedFields {
    private final Map<String, BatchLoaderWithContext<Object, Object>> methods = new HashMap<>();

    BatchedFields(Schema model) {
        var fetchers = new DataFetcherFactory();
        var names = new BatchLoaderHelper();
        model.getBatchOperations()
                .forEach(operation -> methods.put(
                        names.getName(operation),
                        fetchers.getSourceBatchLoader(
                                operation, model.getTypes().get(operation.getName()))));
    }

    DataLoaderRegistry loaders() {
        var registry = new DataLoaderRegistry();
        methods.forEach((name, method) -> registry.register(name, DataLoaderFactory.newDataLoader(method)));
        return registry;
    }
}
