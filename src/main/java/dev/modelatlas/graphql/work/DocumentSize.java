package dev.modelatlas.graphql.work;

import java.util.ArrayDeque;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.SelectionSet;
import graphql.language.StringValue;

import dev.modelatlas.graphql.RetainedSize;

/**
 * The size of a parsed document.
 *
 * @param nodes number of selections, arguments, values and other nodes
 * @param bytes heap size including the text, estimated from measurements of many kinds of documents
 *     (MemoryOfDocumentsTest)
 */
public record DocumentSize(int nodes, long bytes) {
    private static final int FIELD = 76;
    private static final int SELECTIONS = 68;
    private static final int OTHER_NODE = 105;
    private static final long EMPTY = RetainedSize.of("");

    public static DocumentSize of(String text, Document document) {
        var nodes = 0;
        var bytes = RetainedSize.of(text);
        var open = new ArrayDeque<Node<?>>();
        open.add(document);
        while (!open.isEmpty()) {
            var node = open.pop();
            nodes++;
            bytes += bytes(node);
            for (Node<?> child : node.getChildren()) {
                open.push(child);
            }
        }
        return new DocumentSize(nodes, bytes);
    }

    private static long bytes(Node<?> node) {
        if (node instanceof Field field) {
            return FIELD + (field.getAlias() == null ? 0 : RetainedSize.of(field.getAlias()));
        }
        return node instanceof SelectionSet ? SELECTIONS : OTHER_NODE + bytes(text(node));
    }

    /** The heap size of a string, minus that of an empty string, which {@link #OTHER_NODE} already includes. */
    private static long bytes(String text) {
        return text == null ? 0 : RetainedSize.of(text) - EMPTY;
    }

    /** The string in a node whose length the client decides; null if the node has no such string. */
    private static String text(Node<?> node) {
        if (node instanceof StringValue value) {
            return value.getValue();
        }
        return node instanceof NamedNode<?> named ? named.getName() : null;
    }
}
