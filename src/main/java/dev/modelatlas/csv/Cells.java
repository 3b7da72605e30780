package dev.modelatlas.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.fact.OutOfRange;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.report.ProblemCode;

/** Interprets the cells of one row. An invalid cell is reported, and read as null or empty. */
final class Cells {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d++\\.?+\\d*+|\\.\\d++)([eE][+-]?\\d{1,4})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /**
     * Maximum number of values in a cell. To compare two lists, PostgreSQL compares each value of one list with each
     * value of the other, and during this comparison the statement cannot be cancelled.
     */
    private static final int MOST_VALUES = 1_000;

    private final Header header;
    private final List<String> fields;
    private final LocalDate lastDay;
    private final Trouble trouble;

    /** Receives the problems of cells. */
    interface Trouble {
        void tell(ProblemCode code, Fact column, String value, String wrong, String right);
    }

    /** @param lastDay the latest date that a cell may contain */
    Cells(Header header, List<String> fields, LocalDate lastDay, Trouble trouble) {
        this.header = header;
        this.fields = fields;
        this.lastDay = lastDay;
        this.trouble = trouble;
    }

    /**
     * Whether a correction may fill a blank cell of the column. False if the file lacks the column: a missing column
     * does not mean that the source knows no value. Also false for our own format, which already contains the
     * corrections.
     */
    boolean canBeCorrected(Fact column) {
        return header.dialect() == Dialect.EPOCH && header.indexOf(column) >= 0;
    }

    /** The cell's string, normalized; empty when the column is missing or the cell is blank. */
    String text(Fact column) {
        return bounded(column, PlainText.visible(raw(column)), FactLimits.TEXT);
    }

    /** The cell's string, normalized; null when the column is missing or the cell is blank. */
    String optionalText(Fact column) {
        var text = text(column);
        return text.isEmpty() ? null : text;
    }

    /** The distinct values in a cell that contains a list, normalized, in the order of the cell. */
    List<String> list(Fact column) {
        return limited(column, distinct(column, header.dialect().split(raw(column)), FactLimits.TEXT));
    }

    /** The distinct strings in the cell of links. Some of them may not be links. */
    Set<String> linkTokens() {
        return distinct(Fact.LINKS, header.dialect().splitLinks(raw(Fact.LINKS)), FactLimits.LINK);
    }

    /** The values of the column's cell as a list; empty when there are too many, which is reported. */
    List<String> limited(Fact column, Set<String> values) {
        if (values.size() <= MOST_VALUES) {
            return List.copyOf(values);
        }
        bad(
                ProblemCode.TOO_MANY,
                column,
                PlainText.of(raw(column)),
                "has " + values.size() + " values",
                "at most " + MOST_VALUES);
        return List.of();
    }

    LocalDate date(Fact column) {
        var text = PlainText.visible(raw(column));
        if (!DATE.matcher(text).matches()) {
            bad(ProblemCode.MALFORMED, column, text, "is not a date", "a date such as 2025-02-01");
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < FactLimits.FIRST_YEAR) {
                bad(
                        ProblemCode.OUT_OF_RANGE,
                        column,
                        text,
                        "is too early",
                        "a date in " + FactLimits.FIRST_YEAR + " or later");
                return null;
            }
            if (day.isAfter(lastDay)) {
                bad(ProblemCode.IN_THE_FUTURE, column, text, "is in the future", lastDay + " or an earlier date");
                return null;
            }
            return day;
        } catch (DateTimeException e) {
            bad(ProblemCode.MALFORMED, column, text, "is not a valid date", "a date such as 2025-02-01");
            return null;
        }
    }

    /** A number in the range of the fact; null when blank. */
    Double number(Fact column) {
        var text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            bad(ProblemCode.MALFORMED, column, text, "is not a number", "a number such as 7000000000 or 2.1e25");
            return null;
        }
        var number = Double.parseDouble(text);
        var outOfRange = OutOfRange.of(column.kind(), number);
        if (outOfRange != null) {
            bad(ProblemCode.OUT_OF_RANGE, column, text, outOfRange.problem(), outOfRange.expected());
            return null;
        }
        return number + 0.0;
    }

    /** A whole number that fits an int; null when blank. */
    Integer wholeNumber(Fact column) {
        var number = number(column);
        return number == null ? null : number.intValue();
    }

    /**
     * The value that the cell's term stands for; null when the cell is blank or the term is unknown. An unknown term is
     * reported.
     */
    String word(Fact column, Map<String, String> words) {
        var text = text(column);
        return text.isEmpty() ? null : known(column, text, words);
    }

    /** The values for which the terms in the cell's list stand. Unknown terms are reported and left out. */
    List<String> words(Fact column, Map<String, String> words) {
        var meanings = new LinkedHashSet<String>();
        for (var word : list(column)) {
            var meaning = known(column, word, words);
            if (meaning != null) {
                meanings.add(meaning);
            }
        }
        return List.copyOf(meanings);
    }

    private String known(Fact column, String word, Map<String, String> words) {
        var meaning = words.get(word);
        if (meaning == null) {
            bad(
                    ProblemCode.UNKNOWN,
                    column,
                    word,
                    "is not a known value",
                    "one of " + String.join(", ", firstWordOfEachMeaning(words)));
        }
        return meaning;
    }

    private static Iterable<String> firstWordOfEachMeaning(Map<String, String> words) {
        var first = new LinkedHashMap<String, String>();
        words.forEach((word, meaning) -> first.putIfAbsent(meaning, word));
        return first.values();
    }

    private String bounded(Fact column, String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        bad(ProblemCode.TOO_LONG, column, text, "is too long", "at most " + maxLength + " characters");
        return "";
    }

    private void bad(ProblemCode code, Fact column, String value, String wrong, String right) {
        trouble.tell(code, column, value, wrong, right);
    }

    private String raw(Fact column) {
        var index = header.indexOf(column);
        if (index < 0) {
            return "";
        }
        var isGuarded = header.dialect() == Dialect.ATLAS && column.kind().isText();
        return isGuarded ? FormulaGuard.unguarded(fields.get(index)) : fields.get(index);
    }

    private Set<String> distinct(Fact column, List<String> raw, int maxLength) {
        // A set, because a cell can have hundreds of thousands of values.
        var values = new LinkedHashSet<String>();
        for (var value : raw) {
            var text = bounded(column, PlainText.visible(value), maxLength);
            if (!text.isEmpty()) {
                values.add(text);
            }
        }
        return values;
    }
}
