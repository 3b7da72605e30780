package dev.modelatlas.testsupport;

import java.util.List;
import java.util.Map;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.PlainFacts;

/** Creates the plain facts of a draft. All facts that are not given are unknown. */
public final class StatedFacts {
    private StatedFacts() {}

    public static PlainFacts of(Map<Fact, Object> stated) {
        return PlainFacts.of(fact -> stated.containsKey(fact) ? stated.get(fact) : unknown(fact));
    }

    private static Object unknown(Fact fact) {
        if (fact == Fact.CONFIDENCE) {
            return "UNKNOWN";
        }
        return fact.kind().isList() ? List.of() : null;
    }
}
