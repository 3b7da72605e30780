package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import dev.modelatlas.ingest.Findings;
import dev.modelatlas.ingest.ProblemCode;
import dev.modelatlas.ingest.ReferenceWords;

/** Reads the values of one part of a publication; whether all could be used is known afterwards. */
final class Facts {
    static final int LONGEST_TEXT = 500;

    private static final int LONGEST_LIST = 100;
    private static final int FIRST_YEAR = 1900;

    private final Findings findings;
    private final List<String> path;
    private final int position;
    private boolean good = true;

    /** Those of the publication itself. */
    Facts(Findings findings) {
        this(findings, List.of(), 0);
    }

    private Facts(Findings findings, List<String> path, int position) {
        this.findings = findings;
        this.path = path;
        this.position = position;
    }

    /** The values of a part of this part. */
    Facts below(String name) {
        return new Facts(findings, plus(name), 0);
    }

    /** Those of a row of a list, from 0. */
    Facts row(String list, int row) {
        return new Facts(findings, List.of(list, Integer.toString(row)), row);
    }

    /** Where the row stands in its list. */
    int position() {
        return position;
    }

    /** Whether all that was read could be used. */
    boolean areGood() {
        return good;
    }

    /** Text that has to be there, normalised. */
    String text(String name, String value, int longest) {
        return read(plus(name), item -> item.text(value, longest));
    }

    /** Text that may be missing; null when it is. */
    String optional(String name, String value) {
        return read(plus(name), item -> item.optional(value, LONGEST_TEXT));
    }

    /** Null when there is none. */
    String slug(String name, String value) {
        return value == null ? null : read(plus(name), item -> item.slug(value));
    }

    /** The row itself is a slug. */
    String slug(String value) {
        return read(path, item -> item.slug(value));
    }

    /** A day from 1900 to the last one. */
    LocalDate day(String name, LocalDate value, LocalDate last) {
        if (value.getYear() < FIRST_YEAR) {
            problem(
                    ProblemCode.OUT_OF_RANGE,
                    name,
                    value + " is before there were models; give a day of " + FIRST_YEAR + " or later.");
        } else if (value.isAfter(last)) {
            problem(ProblemCode.IN_THE_FUTURE, name, value + " is yet to come; give " + last + " or an earlier day.");
        }
        return value;
    }

    /** A number of zero or above; null when it is unknown. */
    Double number(String name, Double value) {
        if (value != null && value < 0) {
            problem(ProblemCode.OUT_OF_RANGE, name, value + " is negative; give a number of zero or above.");
        }
        return value == null ? null : Double.valueOf(value + 0.0);
    }

    /** The same for whole numbers. */
    Integer count(String name, Integer value) {
        if (value != null && value < 0) {
            problem(ProblemCode.OUT_OF_RANGE, name, value + " is negative; give a number of zero or above.");
        }
        return value;
    }

    /** The ISO code; null when the country is not given. */
    String country(String name, String value, ReferenceWords words) {
        return value == null ? null : read(plus(name), item -> item.country(value, words));
    }

    String link(String name, String value) {
        return read(plus(name), item -> item.link(value));
    }

    /** Texts, normalised, as they stand. */
    List<String> texts(String name, List<String> values) {
        return list(name, values, (item, value) -> item.text(value, LONGEST_TEXT));
    }

    /** ISO codes, each once. */
    List<String> countries(String name, List<String> values, ReferenceWords words) {
        return once(list(name, values, (item, value) -> item.country(value, words)));
    }

    /** Addresses, each once. */
    List<String> links(String name, List<String> values) {
        return once(list(name, values, Item::link));
    }

    static List<String> once(List<String> values) {
        return values.stream().distinct().toList();
    }

    private List<String> list(String name, List<String> values, BiFunction<Item, String, String> reader) {
        var all = InputRows.orEmpty(values);
        if (all.size() > LONGEST_LIST) {
            problem(ProblemCode.TOO_MANY, name, "It holds " + all.size() + "; give at most " + LONGEST_LIST + ".");
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

    private String read(List<String> place, Function<Item, String> reader) {
        var item = new Item(findings, place);
        var text = reader.apply(item);
        good &= item.isGood();
        return text;
    }

    void problem(ProblemCode code, String name, String message) {
        good = false;
        new Item(findings, plus(name)).tell(code, message);
    }

    private List<String> plus(String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }
}
