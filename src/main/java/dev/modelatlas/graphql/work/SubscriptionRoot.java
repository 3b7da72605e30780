package dev.modelatlas.graphql.work;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;

/**
 * Finds directives on the root field of a subscription. The server refuses such directives, because a variable could
 * remove the only root field, and nothing would be left to subscribe to. Call this before graphql-java validates the
 * document, because graphql-java's own rule about the root field cannot handle such directives.
 */
public final class SubscriptionRoot {
    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> visited = new HashSet<>();
    private final List<Directive> directives = new ArrayList<>();

    private SubscriptionRoot(Document document) {
        // Later checks refuse duplicate fragment names, and spreads of fragments that do not exist.
        this.fragments = Fragments.of(document);
    }

    /** @param document any parsed document, even if it is invalid */
    public static List<Directive> directives(Document document) {
        var root = new SubscriptionRoot(document);
        document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION)
                .forEach(operation -> root.visit(operation.getSelectionSet()));
        return root.directives;
    }

    private void visit(SelectionSet selections) {
        for (Selection<?> selection : selections.getSelections()) {
            directives.addAll(((DirectivesContainer<?>) selection).getDirectives());
            if (selection instanceof InlineFragment fragment) {
                visit(fragment.getSelectionSet());
            } else if (selection instanceof FragmentSpread spread && visited.add(spread.getName())) {
                var fragment = fragments.get(spread.getName());
                if (fragment != null) {
                    visit(fragment.getSelectionSet());
                }
            }
        }
    }
}
