package dev.modelatlas.claim;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The result of a claim at a revision.
 *
 * @param reason why the claim is not decidable; null for other verdicts
 */
record Evaluation(Verdict verdict, List<ClaimValue> values, Bilingual reason) {

    static Evaluation undecidable(Bilingual reason) {
        return new Evaluation(Verdict.NOT_DECIDABLE, List.of(), reason);
    }

    /**
     * @param data result of the claim's document
     * @param renamed maps the former slug of a renamed organization to its new slug
     */
    static Evaluation of(ClaimFile claim, Object data, UnaryOperator<String> renamed) {
        var verdict = Verdict.HOLDS;
        var values = new ArrayList<ClaimValue>();
        for (var value : claim.values()) {
            var published = new Published(value.published());
            var wanted = value.bound() == null ? published : new Published(value.bound());
            var computed = computed(value, data, renamed);
            var among = value.among() == null ? List.of() : Pointer.read(value.among(), data, renamed);
            var matches = value.as().matches(computed, wanted, among);
            values.add(new ClaimValue(
                    value.label(),
                    value.published(),
                    (published.isNumeric() ? published : wanted).shown(computed),
                    matches));
            if (!matches) {
                verdict = value.essential() || verdict == Verdict.FAILS ? Verdict.FAILS : Verdict.HOLDS_IN_PART;
            }
        }
        return new Evaluation(verdict, List.copyOf(values), null);
    }

    private static List<Object> computed(ClaimFile.Value value, Object data, UnaryOperator<String> renamed) {
        var computed = new ArrayList<Object>();
        value.at().forEach(pointer -> computed.addAll(Pointer.read(pointer, data, renamed)));
        if (value.per() != null) {
            var all = Pointer.sum(Pointer.read(value.per(), data, renamed));
            computed.replaceAll(item -> item instanceof BigDecimal part && all.signum() != 0
                    ? part.divide(all, MathContext.DECIMAL64)
                    : null);
        }
        return computed;
    }
}
