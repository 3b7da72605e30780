package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.concurrent.CompletionStage;

import graphql.schema.DataFetchingEnvironment;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.schema.model.Operation;
import org.dataloader.BatchLoaderEnvironment;

/** Answers a field of Subscription: with its stream, or, where one of the events is what is answered, with that event. */
final class StreamFetcher implements PlugableBatchableDataFetcher<Object, Object> {
    /** Where the GraphQLContext holds the event. */
    static final String EVENT = StreamFetcher.class.getName();

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
