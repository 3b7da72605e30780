package dev.modelatlas.graphql.permalink;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import graphql.execution.MergedField;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

import static dev.modelatlas.graphql.permalink.Arguments.AFTER;
import static dev.modelatlas.graphql.permalink.Arguments.AS_OF;
import static dev.modelatlas.graphql.permalink.Arguments.BEFORE;
import static dev.modelatlas.graphql.permalink.Arguments.NUMBER;
import static dev.modelatlas.graphql.permalink.Arguments.REVISION;
import static dev.modelatlas.graphql.permalink.Arguments.isGiven;
import static dev.modelatlas.graphql.permalink.Arguments.value;
import static dev.modelatlas.graphql.permalink.Arguments.with;
import static dev.modelatlas.graphql.permalink.Arguments.without;

/** Makes documents of which the fields name the revisions that they read. */
@SuppressWarnings("rawtypes") // graphql-java's builders use raw types
final class PinnedDocument {
    private PinnedDocument() {}

    static Document of(Document document, Pins pins) {
        new NestedCursors(pins).find(document);
        var definitions = new ArrayList<Definition>();
        for (var definition : document.getDefinitions()) {
            if (definition instanceof OperationDefinition operation) {
                var selections =
                        pinned(operation.getSelectionSet(), pins.schema().getQueryType(), pins);
                definitions.add(operation.transform(it -> it.selectionSet(selections)));
            } else if (definition instanceof FragmentDefinition fragment) {
                var selections = pinned(fragment.getSelectionSet(), pins.type(fragment.getTypeCondition()), pins);
                definitions.add(fragment.transform(it -> it.selectionSet(selections)));
            } else {
                definitions.add(definition);
            }
        }
        return UsedNames.withoutUnusedVariables(document.transform(it -> it.definitions(definitions)));
    }

    /**
     * A query for only the trends of one revision.
     *
     * @param trends the field {@code trends} of the revision
     */
    static Document ofRevision(Document document, OperationDefinition operation, MergedField trends, int revision) {
        List<Selection> selections = new ArrayList<>();
        trends.getFields()
                .forEach(same -> selections.addAll(same.getSelectionSet().getSelections()));
        var root = with(REVISION, revision, trends.getSingleField())
                .transform(it -> it.selectionSet(new SelectionSet(selections)));
        var query = operation.transform(it -> it.operation(OperationDefinition.Operation.QUERY)
                .directives(List.of())
                .selectionSet(new SelectionSet(List.of(root))));
        var definitions = new ArrayList<Definition>();
        definitions.add(query);
        definitions.addAll(UsedNames.fragments(document, root));
        return UsedNames.withoutUnusedVariables(document.transform(it -> it.definitions(definitions)));
    }

    private static SelectionSet pinned(SelectionSet selections, GraphQLType parent, Pins pins) {
        List<Selection> pinned = new ArrayList<>();
        for (Selection selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                pinned.add(pinned(field, parent, pins));
            } else if (selection instanceof InlineFragment fragment) {
                var condition = fragment.getTypeCondition();
                var inner = pinned(fragment.getSelectionSet(), condition == null ? parent : pins.type(condition), pins);
                pinned.add(fragment.transform(it -> it.selectionSet(inner)));
            } else {
                pinned.add(selection);
            }
        }
        return selections.transform(it -> it.selections(pinned));
    }

    private static Field pinned(Field field, GraphQLType parent, Pins pins) {
        var definition = Pins.definition(field, parent);
        if (definition == null) {
            return field;
        }
        var itself = pinnedItself(field, definition, pins);
        if (itself.getSelectionSet() == null) {
            return itself;
        }
        var inner = pinned(itself.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()), pins);
        return itself.transform(it -> it.selectionSet(inner));
    }

    private static Field pinnedItself(Field field, GraphQLFieldDefinition definition, Pins pins) {
        if (definition.getArgument(REVISION) != null) {
            var isPinned = Stream.of(REVISION, AFTER, BEFORE).anyMatch(name -> isGiven(name, field, pins.variables()));
            if (isPinned) {
                // Does not ask for the current revision, because the response would then depend on it.
                return field;
            }
            var current = pins.numbers().currentNumber();
            // Above a list at an earlier revision, the field read the current one. No revision fits both.
            var nested = pins.nested().getOrDefault(field.getResultKey(), Set.of());
            return Set.of(current).containsAll(nested) ? with(REVISION, current, field) : field;
        } else if (definition.getArgument(NUMBER) == null || isGiven(NUMBER, field, pins.variables())) {
            return field;
        }
        var day = value(AS_OF, field, pins.variables());
        if (day.isEmpty()) {
            return with(NUMBER, pins.numbers().currentNumber(), field);
        }
        var number = pins.numberAsOf(day.get().toString());
        return number.isPresent() ? with(NUMBER, number.getAsInt(), without(AS_OF, field)) : field;
    }
}
