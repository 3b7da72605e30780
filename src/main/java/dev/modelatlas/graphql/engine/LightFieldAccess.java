package dev.modelatlas.graphql.engine;

import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.PlugableDataFetcher;
import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Field;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Reference;
import io.smallrye.graphql.schema.model.Type;
import io.smallrye.graphql.spi.DataFetcherService;

/** Gives SmallRye our fetchers for properties and for methods that answer at once; found by the ServiceLoader. */
public final class LightFieldAccess implements DataFetcherService {

    /** Asked before Quarkus, whose priority is 1. */
    @Override
    public Integer getPriority() {
        return 0;
    }

    @Override
    public PlugableDataFetcher<?> getFieldDataFetcher(Field field, Type type, Reference owner) {
        return new PropertyFetcher(field, owner);
    }

    /** Null, which leaves it to Quarkus, for a batched method. */
    @Override
    public PlugableBatchableDataFetcher<?, ?> getDefaultDataFetcher(Operation operation, Type type) {
        return isBatched(operation) ? null : new MethodFetcher(operation);
    }

    private static boolean isBatched(Operation operation) {
        return operation.getArguments().stream()
                .filter(Argument::isSourceArgument)
                .anyMatch(source -> source.hasWrapper() && source.getWrapper().isCollectionOrArrayOrMap());
    }
}
