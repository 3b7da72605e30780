package dev.modelatlas.graphql.engine;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.SerializableString;

import dev.modelatlas.graphql.work.AnswerBudget;

/**
 * What is selected of one object type where all of it can be read from memory: each value then costs a call, instead of a
 * path, a step, an environment and a future.
 *
 * @param names response names, in order
 * @param bytes that the names and signs of an object take when it is written
 */
record PlainSelection(List<SerializableString> names, List<PlainField> fields, int bytes) {

    PlainSelection(List<SerializableString> names, List<PlainField> fields) {
        this(names, fields, bytes(names));
    }

    private static int bytes(List<SerializableString> names) {
        return names.stream()
                .mapToInt(name -> name.charLength() + AnswerBudget.SIGNS_OF_A_FIELD)
                .sum();
    }

    /** Makes a value of a type what the answer holds of it. */
    @FunctionalInterface
    interface Completion {
        /** @throws NotPlain when the value is not what the type says: graphql-java knows how to tell that */
        Object of(Object value, PlainRun run) throws Exception;
    }

    /** Stands where graphql-java has to have its say: a failure, or null where that must not be. */
    static final class NotPlain extends Exception {
        private static final long serialVersionUID = 1L;
        static final NotPlain INSTANCE = new NotPlain();

        private NotPlain() {
            super(null, null, false, false);
        }
    }

    PlainObject of(Object source, PlainRun run) throws Exception {
        var values = new Object[fields.size()];
        if (!run.budget().spend(values.length, bytes)) {
            throw NotPlain.INSTANCE;
        }
        for (var i = 0; i < values.length; i++) {
            values[i] = fields.get(i).of(source, run);
        }
        return new PlainObject(names, values);
    }

    /** Text, which may be long. */
    static Object text(Object value, PlainRun run) throws NotPlain {
        if (value instanceof String text && !run.budget().spend(0, text.length())) {
            throw NotPlain.INSTANCE;
        }
        return value;
    }

    static Completion nullable(Completion inner) {
        return (value, run) -> value == null ? null : inner.of(value, run);
    }

    static Completion required(Completion inner) {
        return (value, run) -> {
            if (value == null) {
                throw NotPlain.INSTANCE;
            }
            return inner.of(value, run);
        };
    }

    static Completion listOf(Completion inner) {
        return (value, run) -> {
            if (!(value instanceof List<?> list)) {
                throw NotPlain.INSTANCE;
            }
            if (!run.budget().spend(list.size(), list.size())) {
                throw NotPlain.INSTANCE;
            }
            var values = new ArrayList<Object>(list.size());
            for (var item : list) {
                values.add(inner.of(item, run));
            }
            return values;
        };
    }
}
