package dev.modelatlas.graphql.direct;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import graphql.Scalars;
import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;

import dev.modelatlas.graphql.schema.DirectReader;
import dev.modelatlas.graphql.work.Fragments;

/**
 * Computes the direct selections of one document, each of them only once. A {@link DirectSelection} reads the fields of
 * an object from memory, without graphql-java.
 */
public final class DirectSelections {
    private record Place(SelectionSet selections, String type) {}

    private final GraphQLSchema schema;
    private final int mostKept;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<Place, Optional<DirectSelection>> known = new ConcurrentHashMap<>();
    /**
     * Number of selections that were examined, for tests only. It may be too low, because concurrent increments can be
     * lost.
     */
    private volatile int steps;

    /**
     * Number of cached fields. No fields are cached beyond {@link #mostKept}, which limits the memory of this document.
     */
    private final AtomicInteger kept = new AtomicInteger();

    /**
     * @param document a valid document
     * @param mostKept maximum number of cached fields. A fragment's fields are cached again at each place that spreads
     *     it
     */
    public DirectSelections(GraphQLSchema schema, Document document, int mostKept) {
        this.schema = schema;
        this.mostKept = mostKept;
        this.fragments = Fragments.of(document);
    }

    /**
     * The direct selection for a selection set on a type; empty when the set has a field that only graphql-java can
     * read.
     */
    public Optional<DirectSelection> of(SelectionSet selections, GraphQLObjectType type) {
        var place = new Place(selections, type.getName());
        var found = known.get(place);
        if (found == null) {
            // Does not use {@code computeIfAbsent}, because nested selections change the same map.
            found = Optional.ofNullable(make(selections, type));
            var first = known.putIfAbsent(place, found);
            if (first != null) {
                return first;
            }
            kept.addAndGet(found.map(made -> made.fields().size()).orElse(0));
        }
        return found;
    }

    public int steps() {
        return steps;
    }

    /** Number of cached fields. */
    public int fieldCount() {
        return kept.get();
    }

    private DirectSelection make(SelectionSet selections, GraphQLObjectType type) {
        var collected = new LinkedHashMap<String, Field>();
        if (!collect(selections, type, collected, new HashSet<>()) || kept.get() + collected.size() > mostKept) {
            return null;
        }
        var names = new ArrayList<SerializableString>();
        var fields = new ArrayList<DirectField>();
        for (var entry : collected.entrySet()) {
            var field = field(entry.getValue(), type);
            if (field == null) {
                return null;
            }
            names.add(new SerializedString(entry.getKey()));
            fields.add(field);
        }
        return new DirectSelection(List.copyOf(names), List.copyOf(fields));
    }

    /**
     * Collects the fields of a selection set. Returns false when a directive decides what is selected, or when two
     * selections with the same response name would have to be merged.
     *
     * @param visited names of the fragments already collected. Each fragment is collected once. Otherwise, in a chain
     *     of fragments that each spread the next fragment twice, the work would double with each fragment
     */
    private boolean collect(
            SelectionSet selections, GraphQLObjectType type, Map<String, Field> collected, Set<String> visited) {
        for (Selection<?> selection : selections.getSelections()) {
            steps++;
            if (selection instanceof Field field) {
                if (!field.getDirectives().isEmpty() || collected.put(field.getResultKey(), field) != null) {
                    return false;
                }
            } else if (selection instanceof InlineFragment fragment) {
                var condition = fragment.getTypeCondition() == null
                        ? null
                        : fragment.getTypeCondition().getName();
                if (!fragment.getDirectives().isEmpty()
                        || applies(condition, type) && !collect(fragment.getSelectionSet(), type, collected, visited)) {
                    return false;
                }
            } else if (selection instanceof FragmentSpread spread) {
                var fragment = fragments.get(spread.getName());
                if (!spread.getDirectives().isEmpty()
                        || visited.add(spread.getName())
                                && applies(fragment.getTypeCondition().getName(), type)
                                && !collect(fragment.getSelectionSet(), type, collected, visited)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean applies(String condition, GraphQLObjectType type) {
        return condition == null
                || condition.equals(type.getName())
                || !(schema.getType(condition) instanceof GraphQLObjectType)
                        && schema.isPossibleType((GraphQLNamedType) schema.getType(condition), type);
    }

    /** A field that can be read from memory; null when graphql-java must read it. */
    private DirectField field(Field field, GraphQLObjectType type) {
        if (field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())) {
            return new DirectField(field, Introspection.TypeNameMetaFieldDef, null, null, type.getName());
        }
        var definition = type.getFieldDefinition(field.getName());
        var fetcher =
                schema.getCodeRegistry().getDataFetcher(FieldCoordinates.coordinates(type, definition), definition);
        var completion = completion(definition.getType(), field);
        return completion != null && fetcher instanceof DirectReader reader && reader.isDirect()
                ? new DirectField(field, definition, reader, completion, null)
                : null;
    }

    private DirectSelection.Completion completion(GraphQLType type, Field field) {
        if (type instanceof GraphQLNonNull required) {
            var inner = completionOfValue(required.getWrappedType(), field);
            return inner == null ? null : DirectSelection.required(inner);
        }
        var inner = completionOfValue(type, field);
        return inner == null ? null : DirectSelection.nullable(inner);
    }

    private DirectSelection.Completion completionOfValue(GraphQLType type, Field field) {
        if (type instanceof GraphQLList list) {
            var inner = completion(list.getWrappedType(), field);
            return inner == null ? null : DirectSelection.listOf(inner);
        } else if (type == Scalars.GraphQLString) {
            return (value, run) -> DirectSelection.text(
                    value instanceof String ? value : serialized(Scalars.GraphQLString, value, run), run);
        } else if (type instanceof GraphQLScalarType scalar) {
            return (value, run) -> DirectSelection.text(serialized(scalar, value, run), run);
        } else if (type instanceof GraphQLEnumType values) {
            return (value, run) -> values.serialize(
                    value, run.execution().getGraphQLContext(), run.execution().getLocale());
        } else if (type instanceof GraphQLObjectType object) {
            return of(field.getSelectionSet(), object)
                    .<DirectSelection.Completion>map(selection -> selection::of)
                    .orElse(null);
        }
        return null;
    }

    private static Object serialized(GraphQLScalarType scalar, Object value, DirectExecution run) {
        return scalar.getCoercing()
                .serialize(
                        value,
                        run.execution().getGraphQLContext(),
                        run.execution().getLocale());
    }
}
