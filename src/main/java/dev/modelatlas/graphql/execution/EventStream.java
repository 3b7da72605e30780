package dev.modelatlas.graphql.execution;

import java.util.List;

import graphql.GraphQLError;
import org.reactivestreams.Publisher;

/**
 * An opened subscription, or the errors why it could not be opened.
 *
 * @param events pass each event to {@link Engine#answer}. They arrive on an arbitrary thread, which must not be
 *     blocked. Null when there are errors
 * @param errors why the subscription was not opened, each with its code; empty when it was opened
 */
public record EventStream(Publisher<Object> events, List<GraphQLError> errors) {}
