package dev.modelatlas.claim;

import java.util.List;
import java.util.Set;

/**
 * The {@code .json} file of a claim. The {@code .graphql} file beside it contains the claim's document. The
 * constructors refuse missing and contradictory fields. The JSON parser adds the position in the file to the error
 * message.
 *
 * @param page page of the report; null when the report has no pages
 * @param statement the statement, paraphrased
 * @param rule how models are counted for the statement, and how its vague words are interpreted
 * @param undecidable why no data can decide the statement; null when {@code values} decide the statement
 */
record ClaimFile(String page, Bilingual statement, Bilingual rule, List<Value> values, Bilingual undecidable) {
    private static final Set<Comparison> OF_BOUNDS = Set.of(Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.TOP);

    /**
     * A value that decides the claim.
     *
     * @param at {@link Pointer} to the value in the result of the claim's document; if there are several pointers,
     *     their values form a list
     * @param per pointer to the number by which the value is divided; null for none
     * @param among pointer to the numbers among which the value is ranked; null except for {@link Comparison#TOP}
     * @param published the value as printed in the report, such as "226.1%"
     * @param bound the number to compare with, for {@code AT_LEAST}, {@code AT_MOST} and {@code TOP}; null to compare
     *     with the published value
     * @param essential whether the claim fails if this value does not match
     */
    record Value(
            Bilingual label,
            List<String> at,
            String per,
            String among,
            String published,
            String bound,
            Comparison as,
            Boolean essential) {

        Value {
            require(label != null, "A value needs a \"label\".");
            require(
                    at != null && !at.isEmpty(),
                    "A value needs a pointer in \"at\", such as \"/trends/years/0/modelCount\".");
            at.forEach(Pointer::check);
            if (per != null) {
                Pointer.check(per);
            }
            require(published != null && !published.isBlank(), "A value needs \"published\".");
            require(as != null, "A value needs a comparison in \"as\".");
            require(essential != null, "A value needs \"essential\": true or false.");
            require(
                    (as == Comparison.TOP) == (among != null),
                    "\"among\" is required with \"TOP\", and allowed only with \"TOP\".");
            if (among != null) {
                Pointer.check(among);
                require(per == null, "\"TOP\" must not have \"per\".");
            }
            if (OF_BOUNDS.contains(as)) {
                var number = bound == null ? published : bound;
                require(
                        new Published(number).isNumber(),
                        "\"" + as + "\" needs a number in \"published\" or \"bound\", not \"" + number + "\".");
                require(
                        as != Comparison.TOP
                                || new Published(number)
                                                .number()
                                                .stripTrailingZeros()
                                                .scale()
                                        <= 0,
                        "\"TOP\" needs a whole number, not \"" + number + "\".");
            } else {
                require(bound == null, "\"" + as + "\" must not have \"bound\".");
            }
        }
    }

    ClaimFile {
        require(statement != null, "A claim needs a \"statement\".");
        require(rule != null, "A claim needs a \"rule\".");
        values = values == null ? List.of() : List.copyOf(values);
        require(values.isEmpty() != (undecidable == null), "A claim needs either \"values\" or \"undecidable\".");
        require(
                values.isEmpty() || values.stream().anyMatch(Value::essential),
                "A claim needs at least one value with \"essential\": true.");
    }

    static void require(boolean isMet, String otherwise) {
        if (!isMet) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
