package dev.modelatlas.graphql.execution;

import java.util.List;

import graphql.GraphQLError;
import org.reactivestreams.Publisher;

/**
 * An opened subscription, or the errors that prevented it from being opened.
 *
 * @param events the events of the subscription, each of which is to be passed to {@link Engine#answer}; null when there
 *     are errors. Events arrive on an arbitrary thread, which must not be blocked
 * @param errors the errors, each with its code; empty when the subscription was opened
 */
public record EventStream(Publisher<Object> events, List<GraphQLError> errors) {}
