package dev.modelatlas.partner;

import java.util.List;

import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.draft.WebAddress;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.ValidationReport;

/** Validates one string of a publication. Problems are reported with the path of the string. */
final class TextValidator {
    private final ValidationReport findings;
    private final List<String> path;
    private boolean good = true;

    TextValidator(ValidationReport findings, List<String> path) {
        this.findings = findings;
        this.path = path;
    }

    /** Whether the string is valid. */
    boolean isGood() {
        return good;
    }

    /** A required string, normalized. */
    String text(String value, int longest) {
        var text = PlainText.of(value);
        if (text.isEmpty()) {
            tell(ProblemCode.BLANK, "The text is blank. Give 1 to " + longest + " characters.");
        }
        return visible(bounded(text, longest));
    }

    /** An optional string, normalized; null when blank. */
    String optional(String value, int longest) {
        var text = visible(bounded(PlainText.of(value), longest));
        return text.isEmpty() ? null : text;
    }

    String slug(String value) {
        if (!FactLimits.isSlug(value)) {
            tell(
                    ProblemCode.MALFORMED,
                    shown(value) + " is not a slug. Use lower-case letters and digits, joined by single dashes.");
        }
        return bounded(value, FactLimits.TEXT);
    }

    /** The ISO code of a country. */
    String country(String value, ReferenceWords words) {
        var code = words.country(PlainText.of(value));
        if (code == null) {
            tell(
                    ProblemCode.UNKNOWN,
                    shown(value) + " is not a known country. Give an ISO 3166-1 alpha-2 code, such as \"KR\".");
        }
        return code;
    }

    String link(String value) {
        var link = visible(PlainText.of(value));
        if (good && !WebAddress.isValid(link)) {
            tell(
                    ProblemCode.MALFORMED,
                    shown(value) + " is not a valid URL. Give an http or https URL, such as https://example.org/data.");
        }
        return bounded(link, FactLimits.LINK);
    }

    private String visible(String text) {
        PlainText.invisible(text)
                .ifPresent(character -> tell(
                        ProblemCode.MALFORMED,
                        "The text contains the invisible character U+%04X. Remove it.".formatted(character)));
        return text;
    }

    private String bounded(String text, int longest) {
        if (text.length() > longest) {
            tell(ProblemCode.TOO_LONG, "The text has " + text.length() + " characters. The limit is " + longest + ".");
        }
        return text;
    }

    void tell(ProblemCode code, String message) {
        good = false;
        findings.problem(new Problem(code, message, null, null, path));
    }

    private static String shown(String value) {
        return "\"" + Note.shortened(PlainText.of(value)) + "\"";
    }
}
