package dev.modelatlas.graphql.direct;

import java.util.IdentityHashMap;
import java.util.Map;

import graphql.execution.ExecutionContext;
import graphql.execution.MergedField;
import graphql.execution.ValuesResolver;
import graphql.schema.DataFetchingEnvironmentImpl;

import dev.modelatlas.graphql.schema.PropertyFetcher;
import dev.modelatlas.graphql.work.AnswerBudget;

/**
 * One execution of a {@link DirectSelection} for one object and the objects nested in it. The arguments of a field may
 * depend on variables but not on the object, so they are computed once for all of these objects.
 */
public final class DirectExecution {
    private final ExecutionContext execution;
    private final AnswerBudget budget;
    private final Map<DirectField, Object[]> arguments = new IdentityHashMap<>();

    public DirectExecution(ExecutionContext execution) {
        this.execution = execution;
        this.budget = AnswerBudget.of(execution.getGraphQLContext());
    }

    ExecutionContext execution() {
        return execution;
    }

    AnswerBudget budget() {
        return budget;
    }

    Object[] arguments(DirectField field) throws Exception {
        if (field.reader() instanceof PropertyFetcher) {
            return null;
        }
        var known = arguments.get(field);
        if (known == null) {
            known = make(field);
            arguments.put(field, known);
        }
        return known;
    }

    private Object[] make(DirectField field) throws Exception {
        var values = ValuesResolver.getArgumentValues(
                execution.getGraphQLSchema().getCodeRegistry(),
                field.definition().getArguments(),
                field.field().getArguments(),
                execution.getCoercedVariables(),
                execution.getGraphQLContext(),
                execution.getLocale());
        var environment = DataFetchingEnvironmentImpl.newDataFetchingEnvironment(execution)
                .fieldDefinition(field.definition())
                .mergedField(MergedField.newMergedField(field.field()).build())
                .arguments(values)
                .build();
        return field.reader().arguments(environment);
    }
}
