package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.concurrent.CompletionStage;

import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.Arc;
import io.quarkus.smallrye.graphql.runtime.spi.datafetcher.RequestContextHelper;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.ArgumentHelper;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.transformation.AbstractDataFetcherException;
import org.dataloader.BatchLoaderEnvironment;

/**
 * Calls a {@code @Query}, {@code @Mutation} or {@code @Source} method, on the thread that runs the document; what it
 * answers may arrive later.
 * Its SmallRye context holds the DataFetchingEnvironment; the two JSON descriptions of the selection, which the stock
 * fetcher makes for every call, are left out: ask the environment's selection set.
 */
final class MethodFetcher implements PlugableBatchableDataFetcher<Object, Object> {
    private final Operation operation;
    private final OperationInvoker invoker;
    private final ArgumentHelper arguments;
    private final FieldHelper result;

    MethodFetcher(Operation operation) {
        this.operation = operation;
        this.invoker = new OperationInvoker(operation);
        this.arguments = new ArgumentHelper(operation.getArguments());
        this.result = new FieldHelper(operation);
    }

    @Override
    public Object get(DataFetchingEnvironment environment) throws Exception {
        RequestContextHelper.reactivate(Arc.container().requestContext(), environment);
        SmallRyeContextManager.restore(context(environment));
        try {
            Object value = invoker.invoke(arguments.getArguments(environment).toArray());
            return result.transformOrAdaptResponse(value, environment);
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
        }
    }

    private Object transformed(Object value, DataFetchingEnvironment environment) {
        try {
            return result.transformOrAdaptResponse(value, environment);
        } catch (AbstractDataFetcherException failure) {
            throw new IllegalStateException("Cannot write what " + operation.getName() + " answers", failure);
        }
    }

    private SmallRyeContext context(DataFetchingEnvironment environment) {
        SmallRyeContext request = environment.getGraphQlContext().get(SmallRyeContextManager.CONTEXT);
        var context = request.clone();
        context.setDataFetchingEnvironment(environment);
        context.setField(operation);
        context.setFieldName(environment.getField().getName());
        context.setArguments(environment.getArguments());
        context.setSource(environment.getSource());
        return context;
    }

    @Override
    public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
        throw new IllegalStateException(operation.getName() + ": @Source lists are not served, see HouseRulesTest");
    }
}
