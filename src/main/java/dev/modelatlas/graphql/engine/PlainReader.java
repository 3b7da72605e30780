package dev.modelatlas.graphql.engine;

import graphql.schema.DataFetchingEnvironment;

/** A fetcher that can be asked without an environment of its own, since it neither waits nor fails. */
interface PlainReader {

    /** Whether it can; known once classes are loaded. */
    boolean isPlain();

    /**
     * What the arguments of a field come to, for {@link #read}: they are the same for all sources.
     *
     * @param environment of that field, with a source or without
     */
    Object[] arguments(DataFetchingEnvironment environment) throws Exception;

    /** The value of a source. */
    Object read(Object source, Object[] arguments) throws Exception;
}
