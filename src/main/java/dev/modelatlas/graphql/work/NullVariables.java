package dev.modelatlas.graphql.work;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

/**
 * Finds variables that are null at positions that do not allow null. GraphQL allows a nullable variable at such a
 * position if the variable or the position has a default value. A client may still send null, which graphql-java would
 * treat as an internal error.
 */
public final class NullVariables {
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, VariableDefinition> nulls;
    private final Set<String> visited = new HashSet<>();
    private final Map<VariableDefinition, String> misused = new LinkedHashMap<>();

    private NullVariables(GraphQLSchema schema, Document document, OperationDefinition operation, Set<String> nulls) {
        this.schema = schema;
        this.fragments = Fragments.of(document);
        this.nulls = operation.getVariableDefinitions().stream()
                .filter(variable -> nulls.contains(variable.getName()))
                .collect(Collectors.toMap(VariableDefinition::getName, Function.identity()));
    }

    /**
     * Finds variables that are null at positions that do not allow null. Each is returned with the name of the argument
     * or field at that position.
     *
     * @param document a valid document
     * @param nulls names of the variables whose value is null
     */
    public static Map<VariableDefinition, String> misused(
            GraphQLSchema schema, Document document, OperationDefinition operation, Set<String> nulls) {
        if (nulls.isEmpty()) {
            return Map.of();
        }
        var search = new NullVariables(schema, document, operation, nulls);
        search.visitDirectives(operation);
        search.visit(operation.getSelectionSet(), SchemaTypes.root(schema, operation));
        return search.misused;
    }

    private void visit(SelectionSet selections, GraphQLCompositeType parent) {
        for (Selection<?> selection : selections.getSelections()) {
            visitDirectives((DirectivesContainer<?>) selection);
            if (selection instanceof Field field) {
                var definition = Introspection.getFieldDef(schema, parent, field.getName());
                visit(field.getArguments(), definition.getArguments());
                if (GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type) {
                    visit(field.getSelectionSet(), type);
                }
            } else if (selection instanceof InlineFragment fragment) {
                var condition = fragment.getTypeCondition();
                visit(
                        fragment.getSelectionSet(),
                        condition == null ? parent : SchemaTypes.composite(schema, condition));
            } else if (visited.add(((FragmentSpread) selection).getName())) {
                var fragment = fragments.get(((FragmentSpread) selection).getName());
                visit(fragment.getSelectionSet(), SchemaTypes.composite(schema, fragment.getTypeCondition()));
            }
        }
    }

    private void visitDirectives(DirectivesContainer<?> bearer) {
        bearer.getDirectives()
                .forEach(directive -> visit(
                        directive.getArguments(),
                        schema.getDirective(directive.getName()).getArguments()));
    }

    private void visit(List<Argument> arguments, List<GraphQLArgument> definitions) {
        for (var argument : arguments) {
            definitions.stream()
                    .filter(definition -> definition.getName().equals(argument.getName()))
                    .forEach(definition -> visit(argument.getName(), definition.getType(), argument.getValue()));
        }
    }

    private void visit(String name, GraphQLType type, Value<?> value) {
        if (value instanceof VariableReference variable && type instanceof GraphQLNonNull) {
            var known = nulls.remove(variable.getName());
            if (known != null) {
                misused.put(known, name);
            }
        } else if (value instanceof ArrayValue list) {
            var nullable = GraphQLTypeUtil.unwrapNonNull(type);
            var item = nullable instanceof GraphQLList items ? items.getWrappedType() : nullable;
            list.getValues().forEach(inner -> visit(name, item, inner));
        } else if (value instanceof ObjectValue object
                && GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType input) {
            object.getObjectFields()
                    .forEach(field -> visit(
                            field.getName(),
                            input.getFieldDefinition(field.getName()).getType(),
                            field.getValue()));
        }
    }
}
