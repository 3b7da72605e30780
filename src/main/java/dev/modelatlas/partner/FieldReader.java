package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.fact.OutOfRange;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.ValidationReport;

/**
 * Validates the values of one part of a publication, and collects all problems. Read every value before you call
 * {@link #areGood}.
 */
final class FieldReader {
    private static final int LONGEST_LIST = 100;

    private final ValidationReport findings;
    private final List<String> path;
    private final int position;
    private boolean good = true;

    /** Creates a reader for the top-level values of the publication. */
    FieldReader(ValidationReport findings) {
        this(findings, List.of(), 0);
    }

    private FieldReader(ValidationReport findings, List<String> path, int position) {
        this.findings = findings;
        this.path = path;
        this.position = position;
    }

    /** Creates a reader for the values of a nested object, such as {@code source}. */
    FieldReader below(String name) {
        return new FieldReader(findings, plus(name), 0);
    }

    /** Creates a reader for the values of a row in a list. Rows are numbered from 0. */
    FieldReader row(String list, int row) {
        return new FieldReader(findings, List.of(list, Integer.toString(row)), row);
    }

    /** The row's position in its list, starting at 0. */
    int position() {
        return position;
    }

    /** Whether all values read so far are valid. */
    boolean areGood() {
        return good;
    }

    /** A required string, normalized. */
    String text(String name, String value, int longest) {
        return read(plus(name), item -> item.text(value, longest));
    }

    /** An optional string, normalized; null when it is missing or blank. */
    String optional(String name, String value) {
        return read(plus(name), item -> item.optional(value, FactLimits.TEXT));
    }

    /** A slug; null when omitted. */
    String slug(String name, String value) {
        return value == null ? null : read(plus(name), item -> item.slug(value));
    }

    /** The slug of a row that consists only of a slug, such as a removal. */
    String slug(String value) {
        return read(path, item -> item.slug(value));
    }

    /** A day from 1900 to {@code last}. */
    LocalDate day(String name, LocalDate value, LocalDate last) {
        if (value.getYear() < FactLimits.FIRST_YEAR) {
            problem(
                    ProblemCode.OUT_OF_RANGE,
                    name,
                    value + " is too early. Give a date in " + FactLimits.FIRST_YEAR + " or later.");
        } else if (value.isAfter(last)) {
            problem(
                    ProblemCode.IN_THE_FUTURE,
                    name,
                    value + " is in the future. Give " + last + " or an earlier date.");
        }
        return value;
    }

    /** A number, checked against the range of the fact; null when unknown. */
    Double number(Fact fact, Double value) {
        refuseOutOfRange(fact, value);
        return value == null ? null : Double.valueOf(value + 0.0);
    }

    /** A whole number, checked against the range of the fact; null when unknown. */
    Integer count(Fact fact, Integer value) {
        refuseOutOfRange(fact, value);
        return value;
    }

    private void refuseOutOfRange(Fact fact, Number value) {
        var outOfRange = value == null ? null : OutOfRange.of(fact.kind(), value.doubleValue());
        if (outOfRange != null) {
            problem(
                    ProblemCode.OUT_OF_RANGE,
                    fact.fieldName(),
                    value + " " + outOfRange.problem() + ". Give " + outOfRange.expected() + ".");
        }
    }

    /** The ISO code of a country; null when it is missing or blank. */
    String country(String name, String value, ReferenceWords words) {
        return PlainText.of(value).isEmpty() ? null : read(plus(name), item -> item.country(value, words));
    }

    String link(String name, String value) {
        return read(plus(name), item -> item.link(value));
    }

    /** Normalized strings, in the order of the input. */
    List<String> texts(String name, List<String> values) {
        return list(name, values, (item, value) -> item.text(value, FactLimits.TEXT));
    }

    /** ISO codes of countries, without duplicates. */
    List<String> countries(String name, List<String> values, ReferenceWords words) {
        return once(list(name, values, (item, value) -> item.country(value, words)));
    }

    /** URLs without duplicates. */
    List<String> links(String name, List<String> values) {
        return once(list(name, values, TextValidator::link));
    }

    static List<String> once(List<String> values) {
        return values.stream().distinct().toList();
    }

    private List<String> list(String name, List<String> values, BiFunction<TextValidator, String, String> reader) {
        var all = InputRows.orEmpty(values);
        if (all.size() > LONGEST_LIST) {
            problem(
                    ProblemCode.TOO_MANY,
                    name,
                    "The list has " + all.size() + " values. The limit is " + LONGEST_LIST + ".");
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            var value = all.get(i);
            var place = new ArrayList<>(plus(name));
            place.add(Integer.toString(i));
            var text = read(List.copyOf(place), item -> reader.apply(item, value));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private String read(List<String> place, Function<TextValidator, String> reader) {
        var item = new TextValidator(findings, place);
        var text = reader.apply(item);
        good &= item.isGood();
        return text;
    }

    void problem(ProblemCode code, String name, String message) {
        good = false;
        new TextValidator(findings, plus(name)).tell(code, message);
    }

    private List<String> plus(String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
