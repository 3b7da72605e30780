package dev.modelatlas.graphql.schema;

import graphql.schema.DataFetchingEnvironment;

/** A data fetcher that can be called without its own environment, because it neither waits nor fails. */
public interface DirectReader {

    /**
     * Whether this fetcher can be called through this interface. Known only after the application's classes are loaded.
     */
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
