package dev.modelatlas.graphql.engine;

import java.util.List;
import java.util.Optional;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;

import dev.modelatlas.graphql.work.AnswerBudget;

/**
 * Runs a document like graphql-java, as long as its {@link AnswerBudget} lasts, except that an object of which all that is
 * selected can be read from memory is read at once. When anything about it is out of the ordinary, graphql-java reads it
 * again, and tells what is wrong.
 *
 * <p>Of documents with batched fields nothing is read at once: graphql-java counts the objects of a level to know when a
 * batch is complete.
 */
final class PlainExecution extends AsyncExecutionStrategy {

    PlainExecution() {
        super(new FieldFailures());
    }

    /** An object is never left out: graphql-java has counted it among those whose batches it waits for. */
    @Override
    protected Object completeValueForObject(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type, Object source) {
        var plain = selection(execution, parameters, type);
        if (plain.isPresent()) {
            var budget = AnswerBudget.of(execution.getGraphQLContext());
            var values = budget.values();
            var bytes = budget.bytes();
            try {
                return plain.get().of(source, new PlainRun(execution));
            } catch (Exception outOfTheOrdinary) {
                // Told below.
                budget.backTo(values, bytes);
            }
        }
        spend(execution, parameters, 0);
        return super.completeValueForObject(execution, parameters, type, source);
    }

    private static Optional<PlainSelection> selection(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type) {
        var field = parameters.getField();
        PreparedDocument document = execution.getGraphQLContext().get(PreparedDocument.class);
        return document.plain() != null && field.getFields().size() == 1
                ? document.plain().of(field.getSingleField().getSelectionSet(), type)
                : Optional.empty();
    }

    @Override
    protected Object completeValueForScalar(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLScalarType type, Object result) {
        var length = result instanceof String text ? text.length() : 0;
        return spend(execution, parameters, length)
                ? super.completeValueForScalar(execution, parameters, type, result)
                : null;
    }

    @Override
    protected Object completeValueForEnum(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLEnumType type, Object result) {
        return spend(execution, parameters, 0) ? super.completeValueForEnum(execution, parameters, type, result) : null;
    }

    @Override
    protected FieldValueInfo completeValueForList(
            ExecutionContext execution, ExecutionStrategyParameters parameters, Iterable<Object> items) {
        return super.completeValueForList(
                execution, parameters, spend(execution, parameters, 0) ? items : List.<Object>of());
    }

    private static boolean spend(ExecutionContext execution, ExecutionStrategyParameters parameters, int length) {
        var name = parameters.getPath().isListSegment()
                ? 0
                : parameters.getField().getResultKey().length() + AnswerBudget.SIGNS_OF_A_FIELD;
        return AnswerBudget.of(execution.getGraphQLContext()).spend(1, name + 1L + length);
    }
}
