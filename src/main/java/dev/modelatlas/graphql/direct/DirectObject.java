package dev.modelatlas.graphql.direct;

import java.util.List;

import com.fasterxml.jackson.core.SerializableString;

/**
 * An object of a response. All objects of the same selection share one list of names.
 *
 * @param names response names, in order
 * @param values one value for each name: null, a number, string, boolean, list or object
 */
public record DirectObject(List<SerializableString> names, Object[] values) {}
