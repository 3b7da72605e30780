package dev.modelatlas.graphql.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.GraphQLError;
import graphql.language.NullValue;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.error.ErrorList;
import dev.modelatlas.graphql.work.NullVariables;

/** Checks the variables of a request: their size, their values, and nulls at places that do not accept null. */
public final class VariableValidator {
    private final GraphQLSchema schema;
    private final LimitsConfig limits;

    public VariableValidator(GraphQLSchema schema, LimitsConfig limits) {
        this.schema = schema;
        this.limits = limits;
    }

    /**
     * The errors in the variables of an operation; empty when all are valid.
     *
     * @param document a valid document
     * @param variables plain values of the variables by name, as parsed from JSON
     */
    public List<GraphQLError> check(
            PreparedDocument document, OperationDefinition operation, Map<String, Object> variables) {
        var isMutation = operation.getOperation() == OperationDefinition.Operation.MUTATION;
        var size = ValueSize.of(variables);
        var most = isMutation ? limits.publishedValues() : limits.values();
        if (size > most) {
            return List.of(ValueSize.tooLarge("The variables", size, most, List.of()));
        }
        if (operation.getVariableDefinitions().isEmpty()) {
            return List.of();
        }
        var wrong = operation.getVariableDefinitions().stream()
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
        return wrong.isEmpty() ? misusedNulls(document, operation, variables) : wrong;
    }

    private List<GraphQLError> misusedNulls(
            PreparedDocument document, OperationDefinition operation, Map<String, Object> variables) {
        var root = SchemaTypes.root(schema, operation);
        return NullVariables.misused(schema, document.document(), operation, root, nulls(operation, variables))
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

    private static Set<String> nulls(OperationDefinition operation, Map<String, Object> variables) {
        return operation.getVariableDefinitions().stream()
                .filter(variable -> variables.containsKey(variable.getName())
                        ? variables.get(variable.getName()) == null
                        : variable.getDefaultValue() instanceof NullValue)
                .map(VariableDefinition::getName)
                .collect(Collectors.toSet());
    }
}
