package dev.modelatlas.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The values of a model's plain facts, which {@link Fact} defines.
 *
 * @param values in the order of {@link Fact#PLAIN}. A fact that is a list has a list of strings, which is empty when
 *     unknown. Any other fact has a Double, an Integer or a String, or null when unknown
 */
public record PlainFacts(List<Object> values) {

    /**
     * Creates the values by calling the function for each fact of {@link Fact#PLAIN}. A training compute of 0 becomes
     * unknown.
     */
    public static PlainFacts of(Function<Fact, Object> value) {
        var values = new ArrayList<>(Fact.PLAIN.size());
        Fact.PLAIN.forEach(fact -> values.add(known(fact, value.apply(fact))));
        return new PlainFacts(Collections.unmodifiableList(values));
    }

    /** No training takes 0 operations: a source that states 0 does not know the number. */
    private static Object known(Fact fact, Object value) {
        return fact == Fact.TRAINING_FLOP && Double.valueOf(0).equals(value) ? null : value;
    }

    /** A copy with only the facts of the given edition (see {@link Fact#LATEST_EDITION}); all others are unknown. */
    public PlainFacts of(int edition) {
        return edition >= Fact.LATEST_EDITION
                ? this
                : of(fact -> fact.edition() <= edition ? get(fact) : unknown(fact));
    }

    private static Object unknown(Fact fact) {
        return fact.kind().isList() ? List.of() : null;
    }

    /** The value of a fact of {@link Fact#PLAIN}. */
    public Object get(Fact fact) {
        return values.get(Fact.PLAIN.indexOf(fact));
    }
}
