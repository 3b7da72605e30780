package dev.modelatlas.graphql.engine;

import graphql.language.Field;
import graphql.schema.GraphQLFieldDefinition;

/**
 * A field of a plain selection.
 *
 * @param reader null for {@code __typename}, whose value is {@code constant}
 */
record PlainField(
        Field field,
        GraphQLFieldDefinition definition,
        PlainReader reader,
        PlainSelection.Completion completion,
        String constant) {

    Object of(Object source, PlainRun run) throws Exception {
        return reader == null ? constant : completion.of(reader.read(source, run.arguments(this)), run);
    }
}
