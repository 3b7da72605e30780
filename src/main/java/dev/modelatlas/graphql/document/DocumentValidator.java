package dev.modelatlas.graphql.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.GraphQLError;
import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.language.Value;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.schema.LiteralValues;
import dev.modelatlas.graphql.schema.ServedSchema;
import dev.modelatlas.graphql.work.Fragments;
import dev.modelatlas.graphql.work.SchemaTypes;

/**
 * Checks limits that the GraphQL specification does not set: on the depth, aliases and directives of a valid document.
 * Also checks the values in the document, with error messages of our own.
 */
final class DocumentValidator {
    /**
     * Additional depth allowed for introspection. Tools select types inside of types ({@code ofType}), which nests
     * fields deeply but returns few values.
     */
    private static final int INTROSPECTION_ALLOWANCE = 8;

    /**
     * The total number of characters of all aliases is limited to this number times the maximum number of aliases. A
     * response repeats an alias for each record, so a small document with long aliases makes a large response.
     */
    private static final int CHARACTERS_OF_AN_ALIAS = 40;

    private final GraphQLSchema schema;
    private final Document document;
    private final LimitsConfig limits;
    private final List<GraphQLError> errors = new ArrayList<>();
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Integer> fragmentDepths = new HashMap<>();
    private int steps;
    private int aliases;
    private long aliasCharacters;
    private int directives;
    private long values;

    DocumentValidator(GraphQLSchema schema, Document document, LimitsConfig limits) {
        this.schema = schema;
        this.document = document;
        this.limits = limits;
        this.fragments = Fragments.of(document);
    }

    List<GraphQLError> run() {
        document.getDefinitionsOfType(OperationDefinition.class).forEach(this::checkOperation);
        document.getDefinitionsOfType(FragmentDefinition.class).forEach(fragment -> {
            checkDirectives(fragment);
            checkSelections(fragment.getSelectionSet(), SchemaTypes.composite(schema, fragment.getTypeCondition()));
        });
        checkCount(aliases, limits.aliases(), "aliases");
        var mostOfAliases = (long) CHARACTERS_OF_AN_ALIAS * limits.aliases();
        if (aliasCharacters > mostOfAliases) {
            errors.add(CodedError.of(
                    ErrorCode.LIMIT_EXCEEDED,
                    "The aliases in the document have " + aliasCharacters + " characters in total. The limit is "
                            + mostOfAliases + "."));
        }
        checkCount(directives, limits.directives(), "directives");
        if (values > limits.values()) {
            errors.add(ValueSize.tooLarge("The values in the document", values, limits.values()));
        }
        return errors;
    }

    /** Number of selections that were examined. */
    int steps() {
        return steps;
    }

    private void checkCount(int count, int most, String what) {
        if (count > most) {
            errors.add(tooMany(count, most, what));
        }
    }

    static CodedError tooMany(int count, int most, String what) {
        return CodedError.of(
                ErrorCode.LIMIT_EXCEEDED, "The document has " + count + " " + what + ". The limit is " + most + ".");
    }

    private void checkOperation(OperationDefinition operation) {
        var depth = depth(operation.getSelectionSet());
        if (depth > limits.depth()) {
            errors.add(CodedError.of(
                    ErrorCode.LIMIT_EXCEEDED,
                    "The document nests fields " + depth + " levels deep. The limit is " + limits.depth() + ".",
                    List.of(operation.getSourceLocation())));
        }
        checkDirectives(operation);
        operation.getVariableDefinitions().stream()
                .filter(variable -> variable.getDefaultValue() != null)
                .forEach(variable -> checkValue(
                        "$" + variable.getName(),
                        SchemaTypes.of(schema, variable.getType()),
                        variable.getDefaultValue(),
                        variable.getSourceLocation()));
        checkSelections(operation.getSelectionSet(), SchemaTypes.root(schema, operation));
    }

    private void checkSelections(SelectionSet selections, GraphQLCompositeType parent) {
        if (selections == null) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            steps++;
            checkDirectives((DirectivesContainer<?>) selection);
            if (selection instanceof Field field) {
                checkField(field, parent);
            } else if (selection instanceof InlineFragment fragment) {
                var condition = fragment.getTypeCondition();
                checkSelections(
                        fragment.getSelectionSet(),
                        condition == null ? parent : SchemaTypes.composite(schema, condition));
            }
        }
    }

    private void checkField(Field field, GraphQLCompositeType parent) {
        var definition = Introspection.getFieldDef(schema, parent, field.getName());
        if (field.getAlias() != null) {
            aliases++;
            aliasCharacters += field.getAlias().length();
        }
        checkArguments(field.getArguments(), definition.getArguments());
        if (GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type) {
            checkSelections(field.getSelectionSet(), type);
        }
    }

    private void checkDirectives(DirectivesContainer<?> bearer) {
        directives += bearer.getDirectives().size();
        for (Directive directive : bearer.getDirectives()) {
            if (ServedSchema.DIRECTIVES.contains(directive.getName())) {
                checkArguments(
                        directive.getArguments(),
                        schema.getDirective(directive.getName()).getArguments());
            } else {
                errors.add(CodedError.of(
                        ErrorCode.GRAPHQL_VALIDATION_FAILED,
                        "Unknown directive @" + directive.getName() + ". Valid directives: @include, @skip.",
                        List.of(directive.getSourceLocation())));
            }
        }
    }

    private void checkArguments(List<Argument> arguments, List<GraphQLArgument> definitions) {
        for (var argument : arguments) {
            definitions.stream()
                    .filter(definition -> definition.getName().equals(argument.getName()))
                    .forEach(definition -> checkValue(
                            argument.getName(),
                            definition.getType(),
                            argument.getValue(),
                            argument.getSourceLocation()));
        }
    }

    private void checkValue(String path, GraphQLType type, Value<?> literal, SourceLocation location) {
        var value = LiteralValues.plain(literal);
        values += ValueSize.of(value);
        errors.addAll(InputValidator.ofLiteral(location).check(path, type, value));
    }

    private int depth(SelectionSet selections) {
        if (selections == null) {
            return 0;
        }
        return selections.getSelections().stream().mapToInt(this::depth).max().orElse(0);
    }

    private int depth(Selection<?> selection) {
        steps++;
        if (selection instanceof Field field) {
            var own = 1 + depth(field.getSelectionSet());
            return field.getName().startsWith("__") ? Math.max(1, own - INTROSPECTION_ALLOWANCE) : own;
        } else if (selection instanceof InlineFragment fragment) {
            return depth(fragment.getSelectionSet());
        }
        return fragmentDepth(((FragmentSpread) selection).getName());
    }

    /**
     * The depth of a fragment. It is computed once and kept, because each fragment in a chain can spread the next
     * fragment twice. Without the kept depth, the computing time would double with each fragment.
     */
    private int fragmentDepth(String name) {
        var known = fragmentDepths.get(name);
        if (known == null) {
            known = depth(fragments.get(name).getSelectionSet());
            fragmentDepths.put(name, known);
        }
        return known;
    }
}
