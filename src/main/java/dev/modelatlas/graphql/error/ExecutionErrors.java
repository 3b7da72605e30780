package dev.modelatlas.graphql.error;

import graphql.GraphQLError;
import graphql.SerializationError;
import graphql.execution.AbortExecutionException;
import graphql.execution.ResultPath;
import graphql.introspection.GoodFaithIntrospection;

import dev.modelatlas.graphql.ErrorCode;

/** Adds codes to the errors that graphql-java itself reports during execution. */
public final class ExecutionErrors {
    private ExecutionErrors() {}

    public static GraphQLError coded(GraphQLError error) {
        if (error instanceof CodedError) {
            return error;
        }
        if (error instanceof AbortExecutionException
                || error instanceof GoodFaithIntrospection.BadFaithIntrospectionError) {
            return CodedError.of(ErrorCode.LIMIT_EXCEEDED, error.getMessage());
        }
        var path = error.getPath() == null ? ResultPath.rootPath() : ResultPath.fromList(error.getPath());
        var defect = error instanceof SerializationError unwritable
                ? unwritable.getException()
                : new IllegalStateException(error.getMessage());
        return CodedError.internal(defect, error.getLocations(), path);
    }
}
