package dev.modelatlas.graphql.document;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.GraphQLError;
import graphql.language.NullValue;
import graphql.language.OperationDefinition.Operation;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.error.ErrorList;
import dev.modelatlas.graphql.work.NullVariables;
import dev.modelatlas.graphql.work.SchemaTypes;

/** Checks the variables of a request: their size, their values, and nulls at places that do not accept null. */
public final class VariableValidator {
    private final GraphQLSchema schema;
    private final LimitsConfig limits;

    public VariableValidator(GraphQLSchema schema, LimitsConfig limits) {
        this.schema = schema;
        this.limits = limits;
    }

    /** The errors in the variables of an operation; empty when all are valid. */
    public List<GraphQLError> check(PreparedOperation operation) {
        var variables = operation.variables();
        var declared = operation.definition().getVariableDefinitions();
        var isMutation = operation.kind() == Operation.MUTATION;
        var size = ValueSize.of(variables);
        var most = isMutation ? limits.publishedValues() : limits.values();
        if (size > most) {
            return List.of(ValueSize.tooLarge("The variables", size, most));
        }
        if (declared.isEmpty()) {
            return List.of();
        }
        var wrong = declared.stream()
                .filter(variable -> variables.containsKey(variable.getName()) || variable.getDefaultValue() == null)
                .flatMap(variable -> (isMutation
                                ? InputValidator.ofMutation(variable.getSourceLocation())
                                : InputValidator.ofJson(variable.getSourceLocation()))
                                .check(
                                        "$" + variable.getName(),
                                        SchemaTypes.of(schema, variable.getType()),
                                        variables.get(variable.getName()))
                                .stream())
                .limit(ErrorList.MOST)
                .toList();
        return wrong.isEmpty() ? misusedNulls(operation) : wrong;
    }

    private List<GraphQLError> misusedNulls(PreparedOperation operation) {
        return NullVariables.misused(schema, operation.document().document(), operation.definition(), nulls(operation))
                .entrySet()
                .stream()
                .map(misused -> misusedNull(misused.getKey(), misused.getValue()))
                .toList();
    }

    private static GraphQLError misusedNull(VariableDefinition variable, String name) {
        var path = "$" + variable.getName();
        var problem = "`%s` must not be null, because `%s` does not accept null."
                + (variable.getDefaultValue() instanceof NullValue
                        ? ""
                        : " Leave the variable out to use its default.");
        var refusal = new ApiException(ErrorCode.BAD_USER_INPUT, path, problem.formatted(path, name));
        return CodedError.of(refusal, List.of(variable.getSourceLocation()), List.of());
    }

    private static Set<String> nulls(PreparedOperation operation) {
        var variables = operation.variables();
        return operation.definition().getVariableDefinitions().stream()
                .filter(variable -> variables.containsKey(variable.getName())
                        ? variables.get(variable.getName()) == null
                        : variable.getDefaultValue() instanceof NullValue)
                .map(VariableDefinition::getName)
                .collect(Collectors.toSet());
    }
}
