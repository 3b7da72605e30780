package dev.modelatlas.graphql.engine;

import java.util.Optional;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.schema.GraphQLObjectType;

/**
 * Runs a document like graphql-java, except that an object of which all that is selected can be read from memory is read
 * at once. When anything about it is out of the ordinary, graphql-java reads it again, and tells what is wrong.
 *
 * <p>Not for documents with batched fields: graphql-java counts the objects of a level to know when a batch is complete.
 */
final class PlainExecution extends AsyncExecutionStrategy {

    PlainExecution() {
        super(new FieldFailures());
    }

    @Override
    protected Object completeValueForObject(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type, Object source) {
        var plain = selection(execution, parameters, type);
        if (plain.isPresent()) {
            try {
                return plain.get().of(source, new PlainRun(execution));
            } catch (Exception outOfTheOrdinary) {
                // Told below.
            }
        }
        return super.completeValueForObject(execution, parameters, type, source);
    }

    private static Optional<PlainSelection> selection(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type) {
        var field = parameters.getField();
        PreparedDocument document = execution.getGraphQLContext().get(PreparedDocument.class);
        return field.getFields().size() == 1
                ? document.plain().of(field.getSingleField().getSelectionSet(), type)
                : Optional.empty();
    }
}
