package dev.modelatlas.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The values of a model's plain facts.
 *
 * @param values in the order of {@link Fact#PLAIN}: lists of strings for lists, which are empty when unknown; Double,
 *     Integer or String for the others, null when unknown
 */
public record PlainFacts(List<Object> values) {

    /** Asks for the value of each plain fact. */
    public static PlainFacts of(Function<Fact, Object> value) {
        var values = new ArrayList<>(Fact.PLAIN.size());
        Fact.PLAIN.forEach(fact -> values.add(value.apply(fact)));
        return new PlainFacts(Collections.unmodifiableList(values));
    }

    /** The same values without the facts that the edition does not have. */
    public PlainFacts of(int edition) {
        return edition >= Fact.LATEST_EDITION
                ? this
                : of(fact -> fact.edition() <= edition ? get(fact) : unknown(fact));
    }

    private static Object unknown(Fact fact) {
        return fact.kind().isList() ? List.of() : null;
    }

    /** The value of a plain fact. */
    public Object get(Fact fact) {
        return values.get(Fact.PLAIN.indexOf(fact));
    }
}
