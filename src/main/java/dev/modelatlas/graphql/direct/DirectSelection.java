package dev.modelatlas.graphql.direct;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.SerializableString;

import dev.modelatlas.graphql.work.AnswerBudget;

/**
 * The fields selected from one object type, if all of them can be read from memory. Each value then takes only one
 * method call. graphql-java would also create a path, an execution step, an environment and a future for each value.
 *
 * @param names response names, in order
 * @param bytes number of bytes of an object's names and punctuation in the response
 */
public record DirectSelection(List<SerializableString> names, List<DirectField> fields, int bytes) {

    DirectSelection(List<SerializableString> names, List<DirectField> fields) {
        this(names, fields, bytes(names));
    }

    private static int bytes(List<SerializableString> names) {
        return names.stream()
                .mapToInt(name -> name.charLength() + AnswerBudget.SIGNS_OF_A_FIELD)
                .sum();
    }

    /** Converts a field's value to its form in the response. */
    @FunctionalInterface
    interface Completion {
        /**
         * @throws NotDirect when the value does not fit the type; graphql-java then reads the object again and reports
         *     the error
         */
        Object of(Object value, DirectExecution run) throws Exception;
    }

    /**
     * Thrown to make graphql-java read the object again and report the error: after a failure, for a null in a non-null
     * field, or when the {@link AnswerBudget} is spent.
     */
    static final class NotDirect extends Exception {
        private static final long serialVersionUID = 1L;
        static final NotDirect INSTANCE = new NotDirect();

        private NotDirect() {
            super(null, null, false, false);
        }
    }

    public DirectObject of(Object source, DirectExecution run) throws Exception {
        var values = new Object[fields.size()];
        if (!run.budget().spend(values.length, bytes)) {
            throw NotDirect.INSTANCE;
        }
        for (var i = 0; i < values.length; i++) {
            values[i] = fields.get(i).of(source, run);
        }
        return new DirectObject(names, values);
    }

    /** Returns the value. Charges the length of a string to the {@link AnswerBudget}, because strings may be long. */
    static Object text(Object value, DirectExecution run) throws NotDirect {
        if (value instanceof String text && !run.budget().spend(0, text.length())) {
            throw NotDirect.INSTANCE;
        }
        return value;
    }

    static Completion nullable(Completion inner) {
        return (value, run) -> value == null ? null : inner.of(value, run);
    }

    static Completion required(Completion inner) {
        return (value, run) -> {
            if (value == null) {
                throw NotDirect.INSTANCE;
            }
            return inner.of(value, run);
        };
    }

    static Completion listOf(Completion inner) {
        return (value, run) -> {
            if (!(value instanceof List<?> list)) {
                throw NotDirect.INSTANCE;
            }
            if (!run.budget().spend(list.size(), list.size())) {
                throw NotDirect.INSTANCE;
            }
            var values = new ArrayList<Object>(list.size());
            for (var item : list) {
                values.add(inner.of(item, run));
            }
            return values;
        };
    }
}
