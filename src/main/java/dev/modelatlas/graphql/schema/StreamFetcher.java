package dev.modelatlas.graphql.schema;

import java.util.List;
import java.util.concurrent.CompletionStage;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.schema.model.Operation;
import org.dataloader.BatchLoaderEnvironment;

/**
 * Fetches a field of {@code Subscription}. When a client subscribes, the value of the field is the stream of events. In
 * the response for one event, the value is that event.
 */
public final class StreamFetcher implements PlugableBatchableDataFetcher<Object, Object> {
    /** Key of the current event in the GraphQLContext. */
    public static final String EVENT = StreamFetcher.class.getName();

    private final MethodFetcher method;

    StreamFetcher(Operation operation) {
        this.method = new MethodFetcher(operation, false);
    }

    @Override
    public Object get(DataFetchingEnvironment environment) throws Exception {
        Object event = environment.getGraphQlContext().get(EVENT);
        return event == null ? method.get(environment) : event;
    }

    @Override
    public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
        return method.load(keys, environment);
    }
}
