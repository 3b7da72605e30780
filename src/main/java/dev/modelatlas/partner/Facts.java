package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.modelatlas.ingest.Findings;
import dev.modelatlas.ingest.PlainText;
import dev.modelatlas.ingest.Problem;
import dev.modelatlas.ingest.ProblemCode;
import dev.modelatlas.ingest.ReferenceWords;

/** Reads the values of one part of a publication; one that cannot be used is told with its path, and read as null. */
final class Facts {
    static final int LONGEST_TEXT = 500;

    private static final int LONGEST_LINK = 2000;
    private static final int LONGEST_LIST = 100;
    private static final int FIRST_YEAR = 1900;
    private static final int SHOWN = 80;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern LINK = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    private final Findings findings;
    private final List<String> path;
    private int position;
    private boolean good = true;

    Facts(Findings findings) {
        this(findings, List.of());
    }

    private Facts(Findings findings, List<String> path) {
        this.findings = findings;
        this.path = path;
    }

    /** The values of a part of this part. */
    Facts below(String name) {
        return new Facts(findings, plus(name));
    }

    Facts at(int position) {
        this.position = position;
        return this;
    }

    /** Where the row stands, from 0. */
    int position() {
        return position;
    }

    /** Whether all that was read could be used. */
    boolean areGood() {
        return good;
    }

    /** Text that has to be there, normalised. */
    String text(String name, String value, int longest) {
        var text = PlainText.of(value);
        if (text.isEmpty()) {
            problem(ProblemCode.BLANK, name, "It is blank; give 1 to " + longest + " characters.");
        }
        return bounded(name, text, longest);
    }

    /** Text that may be missing; null when it is. */
    String optional(String name, String value) {
        var text = bounded(name, PlainText.of(value), LONGEST_TEXT);
        return text.isEmpty() ? null : text;
    }

    private String bounded(String name, String text, int longest) {
        if (text.length() > longest) {
            problem(
                    ProblemCode.TOO_LONG,
                    name,
                    "It has " + text.length() + " characters; give at most " + longest + ".");
        }
        return text;
    }

    /** Null when there is none. */
    String slug(String name, String value) {
        return value == null ? null : below(name, it -> it.slug(value));
    }

    /** The part itself is a slug. */
    String slug(String value) {
        if (!SLUG.matcher(value).matches() || value.length() > LONGEST_TEXT) {
            tell(
                    ProblemCode.MALFORMED,
                    shown(value) + " is no slug: lower-case letters and digits, joined by single dashes.");
        }
        return value;
    }

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
        return value == null ? null : value + 0.0;
    }

    /** The same for whole numbers. */
    Integer count(String name, Integer value) {
        if (value != null && value < 0) {
            problem(ProblemCode.OUT_OF_RANGE, name, value + " is negative; give a number of zero or above.");
        }
        return value;
    }

    /** Texts, normalised; each once when {@code distinct}. */
    List<String> texts(String name, List<String> values, boolean distinct) {
        return list(name, values, distinct, (part, value) -> part.text(value));
    }

    /** ISO codes, each once. */
    List<String> countries(String name, List<String> values, ReferenceWords words) {
        return list(name, values, true, (part, value) -> part.country(words, value));
    }

    /** Addresses, each once. */
    List<String> links(String name, List<String> values) {
        return list(name, values, true, Facts::link);
    }

    String link(String name, String value) {
        return below(name, it -> it.link(value));
    }

    String country(ReferenceWords words, String value, String name) {
        return below(name, it -> it.country(words, value));
    }

    private String text(String value) {
        var text = PlainText.of(value);
        if (text.isEmpty()) {
            tell(ProblemCode.BLANK, "It is blank; leave it out, or give 1 to " + LONGEST_TEXT + " characters.");
        } else if (text.length() > LONGEST_TEXT) {
            tell(ProblemCode.TOO_LONG, "It has " + text.length() + " characters; give at most " + LONGEST_TEXT + ".");
        }
        return text;
    }

    private String country(ReferenceWords words, String value) {
        var code = words.country(PlainText.of(value));
        if (code == null) {
            tell(
                    ProblemCode.UNKNOWN,
                    shown(value) + " is no country: give an ISO 3166-1 alpha-2 code, such as \"KR\".");
        }
        return code;
    }

    private String link(String value) {
        var link = value.strip();
        if (!LINK.matcher(link).matches()) {
            tell(ProblemCode.MALFORMED, shown(value) + " is no address that starts with http:// or https://.");
        } else if (link.length() > LONGEST_LINK) {
            tell(ProblemCode.TOO_LONG, "It has " + link.length() + " characters; give at most " + LONGEST_LINK + ".");
        }
        return link;
    }

    private interface Reader {
        String read(Facts part, String value);
    }

    private List<String> list(String name, List<String> values, boolean distinct, Reader reader) {
        var all = InputRows.orEmpty(values);
        if (all.size() > LONGEST_LIST) {
            problem(ProblemCode.TOO_MANY, name, "It holds " + all.size() + "; give at most " + LONGEST_LIST + ".");
            return List.of();
        }
        var read = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            var part = below(name).below(Integer.toString(i));
            var value = reader.read(part, all.get(i));
            good &= part.good;
            if (part.good && !(distinct && read.contains(value))) {
                read.add(value);
            }
        }
        return read;
    }

    private <T> T below(String name, Function<Facts, T> read) {
        var part = below(name);
        var value = read.apply(part);
        good &= part.good;
        return value;
    }

    void problem(ProblemCode code, String name, String message) {
        good = false;
        findings.problem(new Problem(code, message, null, plus(name)));
    }

    private void tell(ProblemCode code, String message) {
        good = false;
        findings.problem(new Problem(code, message, null, path));
    }

    private List<String> plus(String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    private static String shown(String value) {
        var text = PlainText.of(value);
        return "\"" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "\"";
    }
}
