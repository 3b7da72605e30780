package dev.modelatlas.graphql.schema;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.Arc;
import io.quarkus.smallrye.graphql.runtime.spi.datafetcher.RequestContextHelper;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.execution.datafetcher.PlugableBatchableDataFetcher;
import io.smallrye.graphql.execution.datafetcher.helper.FieldHelper;
import io.smallrye.graphql.execution.datafetcher.helper.OperationInvoker;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.spi.ClassloadingService;
import org.dataloader.BatchLoaderEnvironment;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.graphql.work.AnswerBudget;
import dev.modelatlas.sql.Deadline;

/**
 * Calls a {@code @Query}, {@code @Mutation} or {@code @Source} method on the thread that executes the document. The
 * method may return a future. The SmallRye context of the call contains the DataFetchingEnvironment, from which methods
 * read the selection set. SmallRye's own fetcher would create two JSON descriptions of the selection for every call.
 */
public final class MethodFetcher implements PlugableBatchableDataFetcher<Object, Object>, DirectReader {
    private final Operation operation;
    private final OperationInvoker invoker;
    private final MethodArguments arguments;
    private final FieldHelper result;
    private final boolean isBatched;
    private final int sourceAt;
    private volatile Object bean;

    /** @param isBatched whether the result arrives later, together with the other results of its batch */
    MethodFetcher(Operation operation, boolean isBatched) {
        this.operation = operation;
        this.isBatched = isBatched;
        this.sourceAt = IntStream.range(0, operation.getArguments().size())
                .filter(place -> operation.getArguments().get(place).isSourceArgument())
                .findFirst()
                .orElse(-1);
        this.invoker = new OperationInvoker(operation);
        this.arguments = new MethodArguments(operation.getArguments());
        this.result = new FieldHelper(operation);
    }

    @Override
    public Object get(DataFetchingEnvironment environment) throws Exception {
        if (AnswerBudget.of(environment.getGraphQlContext()).isSpent()) {
            return null;
        }
        if (Deadline.isOver()) {
            throw new ApiException(ErrorCode.TIMEOUT, null, AnswerBudget.TIME_IS_OVER);
        }
        RequestContextHelper.reactivate(Arc.container().requestContext(), environment);
        SmallRyeContextManager.restore(context(environment));
        try {
            Object value = invoker.invoke(arguments.getArguments(environment).toArray());
            return result.transformOrAdaptResponse(value, environment);
        } finally {
            SmallRyeContextManager.clearCurrentSmallRyeContext();
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

    public boolean isBatched() {
        return isBatched;
    }

    @Override
    public boolean isDirect() {
        return sourceAt >= 0
                && Arrays.stream(ClassloadingService.get()
                                .loadClass(operation.getClassName())
                                .getMethods())
                        .filter(method -> method.getName().equals(operation.getMethodName())
                                && method.isAnnotationPresent(FromMemory.class))
                        .anyMatch(method -> method.getParameterTypes()[sourceAt]
                                .getName()
                                .equals(operation
                                        .getArguments()
                                        .get(sourceAt)
                                        .getReference()
                                        .getClassName()));
    }

    @Override
    public Object[] arguments(DataFetchingEnvironment environment) throws Exception {
        return arguments.getArguments(environment).toArray();
    }

    @Override
    public Object read(Object source, Object[] arguments) throws Exception {
        arguments[sourceAt] = source;
        try {
            return invoker.getMethod().invoke(bean(), arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() instanceof Exception exception ? exception : failure;
        }
    }

    /** The bean that has the method. Looked up once, because {@code *Api} beans live as long as the application. */
    private Object bean() {
        var found = bean;
        if (found == null) {
            found = Arc.container()
                    .instance(ClassloadingService.get().loadClass(operation.getClassName()))
                    .get();
            bean = found;
        }
        return found;
    }

    @Override
    public CompletionStage<List<Object>> load(List<Object> keys, BatchLoaderEnvironment environment) {
        throw new IllegalStateException(operation.getName() + ": the parameter with @Source must not be a list");
    }
}
