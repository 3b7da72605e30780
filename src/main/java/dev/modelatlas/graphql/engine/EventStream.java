package dev.modelatlas.graphql.engine;

import java.util.List;

import graphql.GraphQLError;
import org.reactivestreams.Publisher;

/**
 * What a subscription was opened to.
 *
 * @param events each to be given to {@link Engine#answer}; on any thread, which must not be kept. Null when there are
 *     errors
 * @param errors why it was not opened, each with its code; empty when it was
 */
public record EventStream(Publisher<Object> events, List<GraphQLError> errors) {}
