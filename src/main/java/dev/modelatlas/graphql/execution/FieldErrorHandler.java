package dev.modelatlas.graphql.execution;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;

import dev.modelatlas.graphql.error.CodedError;

/** Converts an exception from a field's method to an error of that field. The other fields are still resolved. */
final class FieldErrorHandler implements DataFetcherExceptionHandler {

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters failure) {
        var locations = List.of(failure.getSourceLocation());
        var cause = unwrapped(failure.getException());
        // One exception can fail the rows of a whole batch. It is logged once, and their errors have the same ID.
        Map<Throwable, RuntimeException> logged = failure.getDataFetchingEnvironment()
                .getGraphQlContext()
                .computeIfAbsent(FieldErrorHandler.class, key -> Collections.synchronizedMap(new IdentityHashMap<>()));
        var known = logged.computeIfAbsent(
                cause, it -> CodedError.logged(it, failure.getPath().toString()));
        var error = CodedError.of(known, locations, failure.getPath());
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    private static Throwable unwrapped(Throwable failure) {
        var wrapped = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapped && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
    }
}
