package dev.modelatlas.graphql.engine;

import java.util.List;

import com.fasterxml.jackson.core.SerializableString;

/**
 * An object of an answer whose names many objects share.
 *
 * @param names response names, in order
 * @param values one for each name: null, a number, text or truth value, a list of values, or an object
 */
public record PlainObject(List<SerializableString> names, Object[] values) {}
