package dev.modelatlas.graphql.permalink;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

import graphql.language.Field;
import graphql.language.TypeName;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;

/**
 * The values that all fields of a document share.
 *
 * @param days the revision numbers found so far, by day
 * @param nested the revisions of the cursors in nested lists, by the response key of the field that chooses the
 *     revision of these lists. Fields with the same key must keep the same arguments, so they share an entry
 */
record Pins(
        GraphQLSchema schema,
        Map<String, Object> variables,
        RevisionNumbers numbers,
        Map<String, OptionalInt> days,
        Map<String, Set<Integer>> nested) {
    /**
     * Maximum number of days for which a link looks up a revision. Each lookup needs an SQL statement. A document can
     * contain many more days in operations that do not run.
     */
    private static final int MOST_DAYS = 100;

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    Pins(GraphQLSchema schema, Map<String, Object> variables, RevisionNumbers numbers) {
        this(schema, variables, numbers, new HashMap<>(), new HashMap<>());
    }

    /**
     * The number of the revision for a value of {@code asOf}. Empty when the link keeps the value: the value is not
     * a date, no revision is that old, or {@link #MOST_DAYS} other days have been looked up.
     */
    OptionalInt numberAsOf(String day) {
        // The string might not be a date, for example in an operation that does not run: its variables have the
        // values that the client sent for the operation that runs.
        if (days.size() == MOST_DAYS && !days.containsKey(day)
                || !DAY.matcher(day).matches()) {
            return OptionalInt.empty();
        }
        return days.computeIfAbsent(day, first -> {
            try {
                return numbers.numberAsOf(LocalDate.parse(day));
            } catch (DateTimeException noDate) {
                return OptionalInt.empty();
            }
        });
    }

    GraphQLType type(TypeName name) {
        return schema.getType(name.getName());
    }

    /** The definition of a field of this type; null for other fields, such as {@code __typename}. */
    static GraphQLFieldDefinition definition(Field field, GraphQLType parent) {
        return parent instanceof GraphQLFieldsContainer fields ? fields.getFieldDefinition(field.getName()) : null;
    }
}
