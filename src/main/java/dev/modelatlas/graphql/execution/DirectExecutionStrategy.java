package dev.modelatlas.graphql.execution;

import java.util.List;
import java.util.Optional;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldValueInfo;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;

import dev.modelatlas.graphql.direct.DirectExecution;
import dev.modelatlas.graphql.direct.DirectSelection;
import dev.modelatlas.graphql.document.PreparedDocument;
import dev.modelatlas.graphql.work.AnswerBudget;

/**
 * Executes a document like graphql-java, but stops when its {@link AnswerBudget} is spent. If all fields selected from
 * an object can be read from memory, this class reads them without graphql-java. If that fails, graphql-java reads the
 * object again and reports the error.
 *
 * <p>If a document has fields that are loaded in batches, graphql-java executes the whole document. graphql-java must
 * count all objects of a level to know when a batch is complete.
 */
final class DirectExecutionStrategy extends AsyncExecutionStrategy {

    DirectExecutionStrategy() {
        super(new FieldErrorHandler());
    }

    /**
     * Completes an object even if the budget is spent, unlike the other methods of this class. graphql-java has already
     * counted this object, and its batches would otherwise wait for the object forever.
     */
    @Override
    protected Object completeValueForObject(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type, Object source) {
        var direct = selection(execution, parameters, type);
        if (direct.isPresent()) {
            var budget = AnswerBudget.of(execution.getGraphQLContext());
            var values = budget.values();
            var bytes = budget.bytes();
            try {
                return direct.get().of(source, new DirectExecution(execution));
            } catch (Exception outOfTheOrdinary) {
                // After a failure, graphql-java reads the object again below and reports the error.
                budget.backTo(values, bytes);
            }
        }
        spend(execution, parameters, 0);
        return super.completeValueForObject(execution, parameters, type, source);
    }

    private static Optional<DirectSelection> selection(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType type) {
        var field = parameters.getField();
        PreparedDocument document = execution.getGraphQLContext().get(PreparedDocument.class);
        return document.direct() != null && field.getFields().size() == 1
                ? document.direct().of(field.getSingleField().getSelectionSet(), type)
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
