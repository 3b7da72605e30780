package dev.modelatlas.graphql.direct;

import graphql.language.Field;
import graphql.schema.GraphQLFieldDefinition;

import dev.modelatlas.graphql.schema.DirectReader;

/**
 * A field of a {@link DirectSelection}.
 *
 * @param reader reads the value; null for {@code __typename}, whose value is {@code constant}
 */
record DirectField(
        Field field,
        GraphQLFieldDefinition definition,
        DirectReader reader,
        DirectSelection.Completion completion,
        String constant) {

    Object of(Object source, DirectExecution run) throws Exception {
        return reader == null ? constant : completion.of(reader.read(source, run.arguments(this)), run);
    }
}
