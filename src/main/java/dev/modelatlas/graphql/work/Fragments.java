package dev.modelatlas.graphql.work;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.language.Document;
import graphql.language.FragmentDefinition;

/** Finds the fragments of a document. */
public final class Fragments {
    private Fragments() {}

    /**
     * The document's fragments by name. If an invalid document has several fragments with the same name, the first one
     * counts.
     */
    public static Map<String, FragmentDefinition> of(Document document) {
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity(), (one, other) -> one));
    }
}
