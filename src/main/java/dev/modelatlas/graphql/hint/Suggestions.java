package dev.modelatlas.graphql.hint;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;

import dev.modelatlas.graphql.work.SchemaTypes;
import dev.modelatlas.value.SimilarNames;

/**
 * Suggestions for names that do not exist in the schema, in the same wording as those of graphql-js. They contain only
 * names that introspection shows to everyone.
 */
public final class Suggestions {
    /** The field by which a connection lists its records without edges. */
    private static final String NODES = "nodes";

    private final GraphQLSchema schema;
    /**
     * The fields, arguments and type names in the document, by their location. Each fragment is visited once, no matter
     * how often it is spread.
     */
    private final Map<SourceLocation, Place> places = new HashMap<>();

    private final Map<Class<?>, List<String>> types = new HashMap<>();

    /** A field, argument or type name in the document, which may be misspelled. */
    private sealed interface Place permits FieldPlace, NamePlace {}

    /**
     * A field in the document.
     *
     * @param parent the type that should have the field; null when that type is unknown
     * @param definition null when the type has no such field
     */
    private record FieldPlace(Field field, GraphQLCompositeType parent, GraphQLFieldDefinition definition)
            implements Place {}

    /** The name of an argument or type in the document, and the names that would be valid in its place. */
    private record NamePlace(String name, Collection<String> known) implements Place {}

    private Suggestions(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** Prepares suggestions for a document with validation errors. */
    public static Suggestions in(Document document, GraphQLSchema schema) {
        var suggestions = new Suggestions(schema);
        document.getDefinitionsOfType(OperationDefinition.class).forEach(suggestions::visit);
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(fragment -> {
            suggestions.visitDirectives(fragment);
            suggestions.visitCondition(fragment.getTypeCondition());
            suggestions.visit(fragment.getSelectionSet(), SchemaTypes.composite(schema, fragment.getTypeCondition()));
        });
        return suggestions;
    }

    /**
     * The suggestion to append to the message of an error, with a leading full stop; empty when there is no suggestion.
     */
    public String after(ValidationError error) {
        var place = error.getLocations() == null || error.getLocations().isEmpty()
                ? null
                : places.get(error.getLocations().get(0));
        var kind = error.getValidationErrorType();
        if (place instanceof FieldPlace field && kind == ValidationErrorType.FieldUndefined) {
            return undefined(field);
        } else if (place instanceof FieldPlace field && kind == ValidationErrorType.SubselectionRequired) {
            return unselected(field);
        } else if (place instanceof NamePlace name
                && (kind == ValidationErrorType.UnknownArgument
                        || kind == ValidationErrorType.UnknownType
                        || kind == ValidationErrorType.UnknownDirective)) {
            return didYouMean("", SimilarNames.nearest(name.name(), name.known()));
        }
        return "";
    }

    private String undefined(FieldPlace place) {
        var name = place.field().getName();
        if (place.parent() instanceof GraphQLFieldsContainer parent) {
            if (has(nodes(parent), name)) {
                return ". Select fields of `nodes`: nodes { " + name + " }";
            }
            var similar = SimilarNames.nearest(
                    name,
                    parent.getFieldDefinitions().stream()
                            .map(GraphQLFieldDefinition::getName)
                            .toList());
            if (!similar.isEmpty()) {
                return didYouMean("", similar);
            }
        }
        return didYouMean(
                "to use an inline fragment on ",
                possible(place.parent())
                        .filter(type -> has(type, name))
                        .map(GraphQLNamedType::getName)
                        .sorted()
                        .toList());
    }

    private static String unselected(FieldPlace place) {
        var name = place.field().getName();
        if (place.definition() == null) {
            return "";
        }
        return nodes(GraphQLTypeUtil.unwrapAll(place.definition().getType())) == null
                ? ". Did you mean '" + name + " { ... }'?"
                : ". Select fields of `nodes`: " + name + " { nodes { ... } }";
    }

    private static String didYouMean(String before, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        var quoted = names.stream().map(name -> "'" + name + "'").toList();
        var last = quoted.size() - 1;
        var listed = last == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
        return ". Did you mean " + before + listed + "?";
    }

    /** The type of a connection's records; null when the type is not a connection. */
    private static GraphQLType nodes(GraphQLType type) {
        var nodes = type instanceof GraphQLFieldsContainer container ? container.getFieldDefinition(NODES) : null;
        return nodes == null || !GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(nodes.getType()))
                ? null
                : GraphQLTypeUtil.unwrapAll(nodes.getType());
    }

    private static boolean has(GraphQLType type, String field) {
        return type instanceof GraphQLFieldsContainer container && container.getFieldDefinition(field) != null;
    }

    /** The object types that a value of an abstract type may have. */
    private Stream<? extends GraphQLNamedType> possible(GraphQLCompositeType type) {
        if (type instanceof GraphQLInterfaceType shared) {
            return schema.getImplementations(shared).stream();
        }
        return type instanceof GraphQLUnionType union ? union.getTypes().stream() : Stream.empty();
    }

    private void visit(OperationDefinition operation) {
        visitDirectives(operation);
        operation.getVariableDefinitions().forEach(variable -> visitInput(variable.getType()));
        visit(operation.getSelectionSet(), SchemaTypes.root(schema, operation));
    }

    private void visit(SelectionSet selections, GraphQLCompositeType parent) {
        if (selections == null) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            visitDirectives((DirectivesContainer<?>) selection);
            if (selection instanceof Field field) {
                visit(field, parent);
            } else if (selection instanceof InlineFragment fragment) {
                var condition = fragment.getTypeCondition();
                visitCondition(condition);
                visit(
                        fragment.getSelectionSet(),
                        condition == null ? parent : SchemaTypes.composite(schema, condition));
            }
        }
    }

    private void visit(Field field, GraphQLCompositeType parent) {
        var definition = parent instanceof GraphQLFieldsContainer container
                ? container.getFieldDefinition(field.getName())
                : null;
        places.put(field.getSourceLocation(), new FieldPlace(field, parent, definition));
        if (definition != null) {
            visitArguments(field.getArguments(), definition.getArguments());
        }
        visit(
                field.getSelectionSet(),
                definition != null
                                && GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type
                        ? type
                        : null);
    }

    private void visitDirectives(DirectivesContainer<?> bearer) {
        for (Directive directive : bearer.getDirectives()) {
            var definition = schema.getDirective(directive.getName());
            if (definition != null) {
                visitArguments(directive.getArguments(), definition.getArguments());
            }
        }
    }

    private void visitArguments(List<Argument> arguments, List<GraphQLArgument> definitions) {
        var known = definitions.stream().map(GraphQLArgument::getName).toList();
        arguments.forEach(
                argument -> places.put(argument.getSourceLocation(), new NamePlace(argument.getName(), known)));
    }

    private void visitCondition(TypeName condition) {
        if (condition != null) {
            visit(condition, GraphQLCompositeType.class);
        }
    }

    private void visitInput(Type<?> type) {
        if (type instanceof NonNullType required) {
            visitInput(required.getType());
        } else if (type instanceof ListType list) {
            visitInput(list.getType());
        } else {
            visit((TypeName) type, GraphQLInputType.class);
        }
    }

    /**
     * Records a type name in the document, and the names that would be valid at this position.
     *
     * @param kind the Java class of the types that are valid at this position
     */
    private void visit(TypeName type, Class<?> kind) {
        var known = types.computeIfAbsent(kind, this::namesOf);
        places.put(type.getSourceLocation(), new NamePlace(type.getName(), known));
    }

    private List<String> namesOf(Class<?> kind) {
        return schema.getAllTypesAsList().stream()
                .filter(kind::isInstance)
                .map(GraphQLNamedType::getName)
                .filter(name -> !name.startsWith("__"))
                .toList();
    }
}
