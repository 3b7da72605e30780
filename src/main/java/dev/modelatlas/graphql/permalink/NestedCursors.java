package dev.modelatlas.graphql.permalink;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

import dev.modelatlas.graphql.Cursor;

import static dev.modelatlas.graphql.permalink.Arguments.AFTER;
import static dev.modelatlas.graphql.permalink.Arguments.BEFORE;
import static dev.modelatlas.graphql.permalink.Arguments.REVISION;
import static dev.modelatlas.graphql.permalink.Arguments.value;

/**
 * Finds the cursors of nested lists, and for each the field above it that chooses the revision. A pinned field
 * refuses cursors of another revision below it.
 *
 * @param inFragments the revisions of cursors for which a field outside the fragment chooses the revision
 */
@SuppressWarnings("rawtypes") // graphql-java's nodes use raw types
record NestedCursors(Pins pins, Map<String, FragmentDefinition> fragments, Map<String, Set<Integer>> inFragments) {
    private static final String REVISION_TYPE = "Revision";

    NestedCursors(Pins pins) {
        this(pins, new HashMap<>(), new HashMap<>());
    }

    void find(Document document) {
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        document.getDefinitionsOfType(OperationDefinition.class)
                .forEach(operation ->
                        in(operation.getSelectionSet(), pins.schema().getQueryType()));
    }

    /** The revisions of cursors for which a field above the selections chooses the revision. */
    private Set<Integer> in(SelectionSet selections, GraphQLType parent) {
        var found = new HashSet<Integer>();
        for (Selection selection : selections.getSelections()) {
            if (selection instanceof Field field) {
                found.addAll(in(field, parent));
            } else if (selection instanceof InlineFragment fragment) {
                var condition = fragment.getTypeCondition();
                found.addAll(in(fragment.getSelectionSet(), condition == null ? parent : pins.type(condition)));
            } else if (selection instanceof FragmentSpread spread) {
                found.addAll(inFragment(spread.getName()));
            }
        }
        return found;
    }

    private Set<Integer> inFragment(String name) {
        var known = inFragments.get(name);
        if (known == null) {
            var fragment = fragments.get(name);
            known = in(fragment.getSelectionSet(), pins.type(fragment.getTypeCondition()));
            inFragments.put(name, known);
        }
        return known;
    }

    private Set<Integer> in(Field field, GraphQLType parent) {
        var definition = Pins.definition(field, parent);
        if (definition == null) {
            return Set.of();
        }
        var type = GraphQLTypeUtil.unwrapAll(definition.getType());
        var found = field.getSelectionSet() == null
                ? new HashSet<Integer>()
                : new HashSet<>(in(field.getSelectionSet(), type));
        if (definition.getArgument(REVISION) != null) {
            pins.nested()
                    .computeIfAbsent(field.getResultKey(), first -> new HashSet<>())
                    .addAll(found);
            return Set.of();
        } else if (type.getName().equals(REVISION_TYPE)) {
            // The lists of a revision belong to this revision, whatever the revision at which a field above reads.
            return Set.of();
        }
        Stream.of(AFTER, BEFORE)
                .filter(name -> definition.getArgument(name) != null)
                .flatMap(name -> value(name, field, pins.variables()).stream()
                        .flatMap(text -> Cursor.revisionOf(text.toString()).stream()))
                .forEach(found::add);
        return found;
    }
}
