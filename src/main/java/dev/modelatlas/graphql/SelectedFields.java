package dev.modelatlas.graphql;

import java.util.HashSet;
import java.util.Set;

import graphql.execution.conditional.ConditionalNodes;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.DataFetchingEnvironment;

/**
 * Finds fields in a selection set. graphql-java's own lookup is not used, because it visits a fragment each time that
 * the fragment is spread. If each fragment in a chain spreads the next fragment twice, that lookup fills the heap.
 */
final class SelectedFields {
    private static final ConditionalNodes CONDITIONS = new ConditionalNodes();

    private final DataFetchingEnvironment environment;
    private final String name;
    private final Set<String> visited = new HashSet<>();

    private SelectedFields(DataFetchingEnvironment environment, String name) {
        this.environment = environment;
        this.name = name;
    }

    /**
     * Whether the selection set of the current field contains a field with this name.
     *
     * @param environment environment of a field. The field's type must be an object type without interfaces, because
     *     this method assumes that every fragment in the selection set applies
     */
    static boolean have(DataFetchingEnvironment environment, String name) {
        var search = new SelectedFields(environment, name);
        return environment.getMergedField().getFields().stream()
                .anyMatch(field -> search.isIn(field.getSelectionSet()));
    }

    private boolean isIn(SelectionSet selections) {
        return selections.getSelections().stream().anyMatch(this::isIn);
    }

    private boolean isIn(Selection<?> selection) {
        if (selection instanceof Field field) {
            return field.getName().equals(name) && isIncluded(field);
        } else if (selection instanceof InlineFragment fragment) {
            return isIncluded(fragment) && isIn(fragment.getSelectionSet());
        }
        var spread = (FragmentSpread) selection;
        return isIncluded(spread)
                && visited.add(spread.getName())
                && isIn(environment.getFragmentsByName().get(spread.getName()).getSelectionSet());
    }

    private boolean isIncluded(DirectivesContainer<?> bearer) {
        return CONDITIONS.shouldInclude(
                bearer, environment.getVariables(), environment.getGraphQLSchema(), environment.getGraphQlContext());
    }
}
