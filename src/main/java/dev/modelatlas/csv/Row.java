package dev.modelatlas.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.fact.PlainFacts;
import dev.modelatlas.ingest.draft.ModelDraft;
import dev.modelatlas.ingest.reference.ReferenceWords;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.ingest.report.ValidationReport.SkippedModel;

/** Converts one row to a draft. Corrections are applied to blank facts. */
final class Row {
    private static final Pattern LINK = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    private final long line;
    private final Cells cells;
    private final String name;
    private final ReferenceWords words;
    private final ValidationReport findings;
    private final List<String> corrected = new ArrayList<>();
    private final Header header;
    private String slug;
    private boolean good = true;

    /** @param lastDay the latest valid release date */
    Row(
            Header header,
            long line,
            List<String> fields,
            LocalDate lastDay,
            ReferenceWords words,
            ValidationReport findings) {
        this.header = header;
        this.line = line;
        this.words = words;
        this.findings = findings;
        this.cells = new Cells(header, fields, lastDay, this::tell);
        this.name = cells.text(Fact.NAME);
    }

    /** The draft of the row; null when a required cell is invalid. Each invalid cell is reported. */
    ModelDraft draft() {
        if (name.isEmpty() && good) {
            tell(ProblemCode.BLANK, Fact.NAME, name, "is blank", "the name of the model");
        }
        slug = slug();
        corrected.addAll(cells.words(Fact.CORRECTED, DialectVocabulary.of(Fact.CORRECTED)));
        var draft = new ModelDraft(
                line,
                slug,
                name,
                cells.date(Fact.RELEASED_ON),
                cells.list(Fact.ORGANIZATIONS),
                orCorrection(Fact.RECORDED_COUNTRIES, "recordedCountries", countries()),
                orCorrection(
                        Fact.RECORDED_SECTORS,
                        "recordedSectors",
                        cells.words(Fact.RECORDED_SECTORS, DialectVocabulary.of(Fact.RECORDED_SECTORS))),
                cells.list(Fact.DOMAINS).stream().map(words::domain).distinct().toList(),
                cells.list(Fact.TASKS).stream().map(words::task).distinct().toList(),
                PlainFacts.of(this::plain),
                corrected);
        return good ? draft : null;
    }

    /** What the row states about its model, if {@link #draft} returned null. */
    SkippedModel skipped() {
        return new SkippedModel(name, slug);
    }

    private Object plain(Fact fact) {
        return switch (fact.kind()) {
            case NUMBER, SHARE -> cells.number(fact);
            case WHOLE_NUMBER -> cells.wholeNumber(fact);
            case TEXT -> cells.optionalText(fact);
            case TERM -> fact == Fact.CONFIDENCE ? confidence() : cells.word(fact, DialectVocabulary.of(fact));
            case LIST -> cells.list(fact);
            case LINKS -> links();
            case DATE -> cells.date(fact);
        };
    }

    private String slug() {
        var slug = cells.text(Fact.SLUG);
        if (slug.isEmpty() || FactLimits.isSlug(slug)) {
            return slug.isEmpty() ? null : slug;
        }
        tell(
                ProblemCode.MALFORMED,
                Fact.SLUG,
                slug,
                "is not a slug",
                "lower-case letters and digits joined by single dashes");
        return null;
    }

    private List<String> countries() {
        var codes = new ArrayList<String>();
        for (var name : cells.list(Fact.RECORDED_COUNTRIES)) {
            var code = words.country(name);
            if (name.equals(DialectVocabulary.MULTINATIONAL)) {
                note(ProblemCode.UNKNOWN, Fact.RECORDED_COUNTRIES, name, "is not a country. Left out.");
            } else if (code == null) {
                tell(
                        ProblemCode.UNKNOWN,
                        Fact.RECORDED_COUNTRIES,
                        name,
                        "is not a known country",
                        "an ISO 3166-1 code, or an English or Korean name");
            } else if (!codes.contains(code)) {
                codes.add(code);
            }
        }
        return codes;
    }

    private String confidence() {
        if (cells.text(Fact.CONFIDENCE).equals(DialectVocabulary.WRONG)) {
            // This message must not change: notes of shipped revisions, which never change, contain it word for word.
            note(
                    ProblemCode.UNKNOWN,
                    Fact.CONFIDENCE,
                    DialectVocabulary.WRONG,
                    "says that the figures are wrong, not how sure they are. Taken as unknown.");
        }
        var confidence = cells.word(Fact.CONFIDENCE, DialectVocabulary.of(Fact.CONFIDENCE));
        return confidence == null ? "UNKNOWN" : confidence;
    }

    private List<String> links() {
        var links = new LinkedHashSet<String>();
        var others = new ArrayList<String>();
        for (var token : cells.linkTokens()) {
            var link = withoutTrailingSeparators(token);
            if (!LINK.matcher(link).matches()) {
                others.add(token);
            } else {
                links.add(link);
            }
        }
        if (!others.isEmpty()) {
            // This message must not change: notes of shipped revisions, which never change, contain it word for word.
            note(
                    ProblemCode.MALFORMED,
                    Fact.LINKS,
                    others.get(0),
                    others.size() == 1
                            ? "is no http or https link. Left out."
                            : "and " + (others.size() - 1) + " more are no http or https links. Left out.");
        }
        return cells.limited(Fact.LINKS, links);
    }

    private static String withoutTrailingSeparators(String token) {
        var end = token.length();
        while (end > 0 && ";,".indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        return token.substring(0, end);
    }

    private List<String> orCorrection(Fact column, String field, List<String> recorded) {
        var correction = words.correction(name, field);
        if (!recorded.isEmpty() || correction == null || !cells.canBeCorrected(column)) {
            return recorded;
        }
        findings.correction("Line " + line + ": " + field + " of " + name + " is blank and was filled with "
                + correction.value() + ". " + correction.reason());
        corrected.add(field);
        return List.of(correction.value());
    }

    /**
     * Reports an invalid cell. An invalid name or release date makes the whole row invalid. For any other fact, an
     * import note says that the value is left out or taken as unknown.
     */
    private void tell(ProblemCode code, Fact column, String value, String wrong, String right) {
        var rest = wrong + "; expected " + right + ".";
        if (column == Fact.NAME || column == Fact.RELEASED_ON) {
            good = false;
            findings.badRow(noteOf(code, column, value, rest), rest);
        } else {
            note(code, column, value, rest + (column.kind().isList() ? " Left out." : " Taken as unknown."));
        }
    }

    private void note(ProblemCode code, Fact column, String value, String rest) {
        findings.note(noteOf(code, column, value, rest));
    }

    private Note noteOf(ProblemCode code, Fact column, String value, String rest) {
        var shown = Note.shortened(value);
        var name = header.nameOf(column);
        return new Note(
                code, line, name, shown, "Line " + line + ", column \"" + name + "\": \"" + shown + "\" " + rest);
    }
}
