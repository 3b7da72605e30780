package dev.modelatlas.graphql.execution;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import jakarta.enterprise.context.ContextNotActiveException;

import graphql.GraphQLContext;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import io.quarkus.arc.InjectableContext;

import dev.modelatlas.graphql.error.CodedError;

/** Converts an exception from a field's method to an error of that field. The other fields are still resolved. */
final class FieldErrorHandler implements DataFetcherExceptionHandler {

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failure) {
        var locations = List.of(failure.getSourceLocation());
        var cause = unwrapped(failure.getException());
        var context = failure.getDataFetchingEnvironment().getGraphQlContext();
        var error = cause instanceof ContextNotActiveException && isOver(context)
                ? CodedError.abandoned(cause, locations, failure.getPath())
                : CodedError.of(cause, locations, failure.getPath());
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    /**
     * Whether the request has ended. When a client disconnects, the CDI context of its request ends, even while fields
     * are being read.
     */
    private static boolean isOver(GraphQLContext request) {
        return request.get("state") instanceof InjectableContext.ContextState state && !state.isValid();
    }

    private static Throwable unwrapped(Throwable failure) {
        var wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }
}
