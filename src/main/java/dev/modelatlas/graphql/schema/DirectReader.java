package dev.modelatlas.graphql.schema;

import graphql.schema.DataFetchingEnvironment;

/**
 * A data fetcher. If its field needs only arguments and data in memory, the fetcher can also read the field of many
 * objects without a {@link DataFetchingEnvironment} for each object.
 */
public interface DirectReader {

    /** Whether {@link #read} can be called. The answer is known only after the application's classes are loaded. */
    boolean isDirect();

    /**
     * The argument values of a field, to be passed to {@link #read}. They are the same for all source objects.
     *
     * @param environment environment of the field, with or without a source object
     */
    Object[] arguments(DataFetchingEnvironment environment) throws Exception;

    /** The field's value for a source object. */
    Object read(Object source, Object[] arguments) throws Exception;
}
