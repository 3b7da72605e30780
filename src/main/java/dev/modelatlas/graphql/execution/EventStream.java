package dev.modelatlas.graphql.execution;

import java.util.List;

import graphql.GraphQLError;
import org.reactivestreams.Publisher;

/**
 * An opened subscription, or the errors that prevented it from being opened.
 *
 * @param events pass each event to {@link Engine#answer}. They arrive on an arbitrary thread, which must not be
 *     blocked. Null when there are errors
 * @param errors the errors, each with its code; empty when the subscription was opened
 */
public record EventStream(Publisher<Object> events, List<GraphQLError> errors) {}
