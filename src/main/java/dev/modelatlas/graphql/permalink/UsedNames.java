package dev.modelatlas.graphql.permalink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.VariableReference;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/** The names of the variables and fragments that a node of a document uses. */
@SuppressWarnings("rawtypes") // graphql-java's nodes use raw types
record UsedNames(Set<String> variables, Set<String> fragments) {
    static UsedNames of(Node root) {
        var uses = new UsedNames(new HashSet<>(), new HashSet<>());
        visit(root, node -> {
            if (node instanceof VariableReference variable) {
                uses.variables.add(variable.getName());
            } else if (node instanceof FragmentSpread spread) {
                uses.fragments.add(spread.getName());
            }
        });
        return uses;
    }

    /**
     * The fragments that a field uses, directly or through other fragments. A document with an unused fragment would be
     * invalid.
     */
    static List<FragmentDefinition> fragments(Document document, Field field) {
        var names = new HashSet<String>();
        var unread = new ArrayDeque<Node>(List.of(field));
        while (!unread.isEmpty()) {
            visit(unread.remove(), node -> {
                if (node instanceof FragmentSpread spread && names.add(spread.getName())) {
                    document.getDefinitionsOfType(FragmentDefinition.class).stream()
                            .filter(fragment -> fragment.getName().equals(spread.getName()))
                            .forEach(unread::add);
                }
            });
        }
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> names.contains(fragment.getName()))
                .toList();
    }

    /**
     * Removes unused variables, because a document that declares them is invalid. A variable becomes unused when the
     * link's revision replaces it in an argument.
     */
    static Document withoutUnusedVariables(Document document) {
        var fragments = new HashMap<String, UsedNames>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), UsedNames.of(fragment)));
        var definitions = new ArrayList<Definition>();
        for (var definition : document.getDefinitions()) {
            definitions.add(
                    definition instanceof OperationDefinition operation
                            ? keeping(variablesOf(operation, fragments), operation)
                            : definition);
        }
        return document.transform(it -> it.definitions(definitions));
    }

    /** The variables that an operation uses, directly or in fragments. */
    private static Set<String> variablesOf(OperationDefinition operation, Map<String, UsedNames> fragments) {
        var own = UsedNames.of(operation);
        var used = new HashSet<>(own.variables());
        var names = new HashSet<String>();
        var unread = new ArrayDeque<>(own.fragments());
        while (!unread.isEmpty()) {
            var name = unread.remove();
            if (names.add(name)) {
                var fragment = fragments.get(name);
                used.addAll(fragment.variables());
                unread.addAll(fragment.fragments());
            }
        }
        return used;
    }

    private static void visit(Node root, Consumer<Node> visitor) {
        new NodeTraverser()
                .preOrder(
                        new NodeVisitorStub() {
                            @Override
                            protected TraversalControl visitNode(Node node, TraverserContext<Node> context) {
                                visitor.accept(node);
                                return TraversalControl.CONTINUE;
                            }
                        },
                        root);
    }

    private static OperationDefinition keeping(Set<String> used, OperationDefinition operation) {
        var variables = operation.getVariableDefinitions().stream()
                .filter(variable -> used.contains(variable.getName()))
                .toList();
        return operation.transform(it -> it.variableDefinitions(variables));
    }
}
