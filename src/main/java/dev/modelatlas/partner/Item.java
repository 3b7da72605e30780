package dev.modelatlas.partner;

import java.util.List;
import java.util.regex.Pattern;

import dev.modelatlas.ingest.Findings;
import dev.modelatlas.ingest.PlainText;
import dev.modelatlas.ingest.Problem;
import dev.modelatlas.ingest.ProblemCode;
import dev.modelatlas.ingest.ReferenceWords;
import dev.modelatlas.ingest.WebAddress;

/** Reads one text of a publication; what is wrong with it is told with its path. */
final class Item {
    private static final int LONGEST_LINK = 2000;
    private static final int SHOWN = 80;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Findings findings;
    private final List<String> path;
    private boolean good = true;

    Item(Findings findings, List<String> path) {
        this.findings = findings;
        this.path = path;
    }

    /** Whether it could be used. */
    boolean isGood() {
        return good;
    }

    /** Normalised; it has to say something. */
    String text(String value, int longest) {
        var text = PlainText.of(value);
        if (text.isEmpty()) {
            tell(ProblemCode.BLANK, "It is blank; give 1 to " + longest + " characters.");
        }
        return visible(bounded(text, longest));
    }

    /** Normalised; null when it says nothing. */
    String optional(String value, int longest) {
        var text = visible(bounded(PlainText.of(value), longest));
        return text.isEmpty() ? null : text;
    }

    String slug(String value) {
        if (!SLUG.matcher(value).matches()) {
            tell(
                    ProblemCode.MALFORMED,
                    shown(value) + " is no slug: lower-case letters and digits, joined by single dashes.");
        }
        return bounded(value, Facts.LONGEST_TEXT);
    }

    /** The ISO code. */
    String country(String value, ReferenceWords words) {
        var code = words.country(PlainText.of(value));
        if (code == null) {
            tell(
                    ProblemCode.UNKNOWN,
                    shown(value) + " is no country: give an ISO 3166-1 alpha-2 code, such as \"KR\".");
        }
        return code;
    }

    String link(String value) {
        var link = value.strip();
        if (!WebAddress.isValid(link)) {
            tell(ProblemCode.MALFORMED, shown(value) + " is no address such as https://example.org/data.");
        }
        return bounded(link, LONGEST_LINK);
    }

    private String visible(String text) {
        text.codePoints()
                .filter(character -> Character.getType(character) == Character.FORMAT)
                .findFirst()
                .ifPresent(character -> tell(
                        ProblemCode.MALFORMED,
                        "It holds the format character U+%04X, which nobody sees; leave it out.".formatted(character)));
        return text;
    }

    private String bounded(String text, int longest) {
        if (text.length() > longest) {
            tell(ProblemCode.TOO_LONG, "It has " + text.length() + " characters; give at most " + longest + ".");
        }
        return text;
    }

    void tell(ProblemCode code, String message) {
        good = false;
        findings.problem(new Problem(code, message, null, path));
    }

    private static String shown(String value) {
        var text = PlainText.of(value);
        return "\"" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...") + "\"";
    }
}
