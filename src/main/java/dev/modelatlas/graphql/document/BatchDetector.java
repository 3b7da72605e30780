package dev.modelatlas.graphql.document;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

import dev.modelatlas.graphql.schema.MethodFetcher;
import dev.modelatlas.graphql.work.Fragments;
import dev.modelatlas.graphql.work.SchemaTypes;

/** Finds out whether a document selects a field whose values are loaded in batches. */
final class BatchDetector {
    private final GraphQLSchema schema;
    private final Document document;
    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> seen = new HashSet<>();

    private int steps;

    /** @param document a valid document */
    BatchDetector(GraphQLSchema schema, Document document) {
        this.schema = schema;
        this.document = document;
        this.fragments = Fragments.of(document);
    }

    boolean isBatched() {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .anyMatch(operation -> isBatched(operation.getSelectionSet(), SchemaTypes.root(schema, operation)));
    }

    /** Number of selections that were examined. */
    int steps() {
        return steps;
    }

    private boolean isBatched(SelectionSet selections, GraphQLCompositeType parent) {
        return selections != null
                && selections.getSelections().stream().anyMatch(selection -> {
                    steps++;
                    if (selection instanceof Field field) {
                        return isBatched(field, parent);
                    } else if (selection instanceof InlineFragment fragment) {
                        var condition = fragment.getTypeCondition();
                        return isBatched(
                                fragment.getSelectionSet(),
                                condition == null ? parent : SchemaTypes.composite(schema, condition));
                    }
                    return seen.add(((FragmentSpread) selection).getName())
                            && isBatched(fragments.get(((FragmentSpread) selection).getName()));
                });
    }

    private boolean isBatched(FragmentDefinition fragment) {
        return isBatched(fragment.getSelectionSet(), SchemaTypes.composite(schema, fragment.getTypeCondition()));
    }

    private boolean isBatched(Field field, GraphQLCompositeType parent) {
        var definition = Introspection.getFieldDef(schema, parent, field.getName());
        var isBatched = objects(parent).stream()
                .map(type -> schema.getCodeRegistry()
                        .getDataFetcher(FieldCoordinates.coordinates(type, definition), definition))
                .anyMatch(fetcher -> fetcher instanceof MethodFetcher method && method.isBatched());
        return isBatched
                || GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type
                        && isBatched(field.getSelectionSet(), type);
    }

    private List<GraphQLObjectType> objects(GraphQLCompositeType type) {
        if (type instanceof GraphQLInterfaceType abstraction) {
            return schema.getImplementations(abstraction);
        }
        return type instanceof GraphQLObjectType object ? List.of(object) : List.of();
    }
}
