package dev.modelatlas.graphql.engine;

import graphql.GraphQLError;
import graphql.SerializationError;
import graphql.execution.AbortExecutionException;
import graphql.execution.ResultPath;
import graphql.introspection.GoodFaithIntrospection;

import dev.modelatlas.graphql.ErrorCode;

/** Gives the errors that graphql-java itself raises while it executes their code. */
final class ExecutionErrors {
    private ExecutionErrors() {}

    static GraphQLError coded(GraphQLError error) {
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
