package dev.modelatlas.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.modelatlas.ingest.PlainText;
import dev.modelatlas.ingest.ProblemCode;

/** What the cells of one row mean. A cell that means nothing is reported, and null or empty stands in for it. */
final class Cells {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** Longer text is no name, whatever it is. */
    private static final int MAX_LENGTH = 500;

    private static final int MAX_LINK_LENGTH = 2000;
    private static final int FIRST_YEAR = 1900;

    private final Header header;
    private final List<String> fields;
    private final Trouble trouble;

    /** Takes what is wrong with a cell. */
    interface Trouble {
        void tell(ProblemCode code, Column column, String value, String wrong, String right);
    }

    Cells(Header header, List<String> fields, Trouble trouble) {
        this.header = header;
        this.fields = fields;
        this.trouble = trouble;
    }

    /**
     * Whether a blank cell of the column is a blank fact. A file without the column leaves nothing blank, and in our
     * own format what can be corrected already is.
     */
    boolean canBeCorrected(Column column) {
        return header.dialect() == Dialect.EPOCH && header.indexOf(column) >= 0;
    }

    /** Normalised text; empty when the column is missing or blank. */
    String text(Column column) {
        return bounded(column, PlainText.visible(raw(column)), MAX_LENGTH);
    }

    /** The distinct values of a list, normalised, in their order. */
    List<String> list(Column column) {
        return distinct(column, header.dialect().split(raw(column)), MAX_LENGTH);
    }

    List<String> linkTokens() {
        return distinct(Column.LINKS, header.dialect().splitLinks(raw(Column.LINKS)), MAX_LINK_LENGTH);
    }

    LocalDate date(Column column) {
        var text = PlainText.of(raw(column));
        if (!DATE.matcher(text).matches()) {
            bad(ProblemCode.MALFORMED, column, text, "is no date", "a day such as 2025-02-01");
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < FIRST_YEAR) {
                bad(
                        ProblemCode.OUT_OF_RANGE,
                        column,
                        text,
                        "is before there were models",
                        "a day of " + FIRST_YEAR + " or later");
                return null;
            }
            return day;
        } catch (DateTimeException e) {
            bad(ProblemCode.MALFORMED, column, text, "is no day of the calendar", "a day such as 2025-02-01");
            return null;
        }
    }

    /** A finite number of zero or above; null when blank. */
    Double number(Column column) {
        var text = text(column);
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            bad(ProblemCode.MALFORMED, column, text, "is no number", "a number such as 7000000000 or 2.1e25");
            return null;
        }
        var number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            bad(ProblemCode.OUT_OF_RANGE, column, text, "is too large", "a number below 1.8e308");
            return null;
        }
        if (number < 0) {
            bad(ProblemCode.OUT_OF_RANGE, column, text, "is negative", "a number of zero or above");
            return null;
        }
        return number + 0.0;
    }

    /** A whole number that fits an int; null when blank. */
    Integer wholeNumber(Column column) {
        var number = number(column);
        if (number == null) {
            return null;
        }
        if (number != Math.rint(number) || number > Integer.MAX_VALUE) {
            bad(
                    ProblemCode.OUT_OF_RANGE,
                    column,
                    text(column),
                    "is no whole number",
                    "a whole number up to " + Integer.MAX_VALUE);
            return null;
        }
        return number.intValue();
    }

    /** What the word stands for; null when the cell is blank or, after a report, when nobody knows the word. */
    String word(Column column, Map<String, String> words) {
        var text = text(column);
        return text.isEmpty() ? null : known(column, text, words);
    }

    /** What the words of a list stand for; one that nobody knows is reported. */
    List<String> words(Column column, Map<String, String> words) {
        var meanings = new LinkedHashSet<String>();
        for (var word : list(column)) {
            var meaning = known(column, word, words);
            if (meaning != null) {
                meanings.add(meaning);
            }
        }
        return List.copyOf(meanings);
    }

    private String known(Column column, String word, Map<String, String> words) {
        var meaning = words.get(word);
        if (meaning == null) {
            bad(
                    ProblemCode.UNKNOWN,
                    column,
                    word,
                    "is not known",
                    "one of " + String.join(", ", firstWordOfEachMeaning(words)));
        }
        return meaning;
    }

    private static Iterable<String> firstWordOfEachMeaning(Map<String, String> words) {
        var first = new LinkedHashMap<String, String>();
        words.forEach((word, meaning) -> first.putIfAbsent(meaning, word));
        return first.values();
    }

    private String bounded(Column column, String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        bad(ProblemCode.TOO_LONG, column, text, "is too long", "at most " + maxLength + " characters");
        return "";
    }

    private void bad(ProblemCode code, Column column, String value, String wrong, String right) {
        trouble.tell(code, column, value, wrong, right);
    }

    private String raw(Column column) {
        var index = header.indexOf(column);
        if (index < 0) {
            return "";
        }
        var isGuarded = header.dialect() == Dialect.ATLAS && column.kind().isText();
        return isGuarded ? FormulaGuard.unguarded(fields.get(index)) : fields.get(index);
    }

    private List<String> distinct(Column column, List<String> raw, int maxLength) {
        var values = new ArrayList<String>();
        for (var value : raw) {
            var text = bounded(column, PlainText.visible(value), maxLength);
            if (!text.isEmpty() && !values.contains(text)) {
                values.add(text);
            }
        }
        return values;
    }
}
