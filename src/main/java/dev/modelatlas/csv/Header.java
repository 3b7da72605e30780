package dev.modelatlas.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.value.SimilarNames;

/**
 * The positions of the columns in a file. Columns are found by their header, because their order differs between files.
 */
final class Header {
    private static final Map<String, String> SEPARATORS = Map.of(";", "semicolons", "\t", "tabs", "|", "vertical bars");
    private static final int SHOWN = 40;

    private final Dialect dialect;
    private final List<String> names;
    private final Map<Fact, Integer> positions = new EnumMap<>(Fact.class);

    /** @throws RefusedException when a required column is missing or a header occurs twice */
    Header(List<String> fields) {
        names = fields.stream().map(PlainText::visible).toList();
        refuseOtherSeparators(fields);
        dialect = Dialect.of(names);
        for (var column : Fact.values()) {
            column.headers().stream().filter(names::contains).findFirst().ifPresent(name -> {
                positions.put(column, names.indexOf(name));
                if (names.indexOf(name) != names.lastIndexOf(name)) {
                    throw new RefusedException(
                            unreadable(name, "Line 1: the column \"" + name + "\" occurs twice. Remove one of them."));
                }
            });
        }
        var missing = new ArrayList<Problem>();
        for (var column : Fact.REQUIRED) {
            if (!positions.containsKey(column)) {
                missing.add(unreadable(
                        headerOf(column),
                        "Line 1: the column \"" + String.join("\" or \"", column.headers())
                                + "\" is missing. The columns found are: " + found() + "."));
            }
        }
        if (!missing.isEmpty()) {
            throw new RefusedException(missing);
        }
    }

    /** The header of a column in files of the same kind as this file. */
    private String headerOf(Fact column) {
        return dialect == Dialect.ATLAS ? column.column() : column.headers().get(1);
    }

    /**
     * Reports each fact for which the file has no column. If an ignored column has a similar name, the report names
     * that column.
     */
    void tellMissing(ValidationReport findings) {
        for (var column : Fact.values()) {
            if (positions.containsKey(column) || column == Fact.SLUG || column == Fact.CORRECTED) {
                continue;
            }
            var header = headerOf(column);
            var similar = names.stream()
                    .filter(name -> !positions.containsValue(names.indexOf(name)))
                    .filter(name -> column.headers().stream().anyMatch(known -> SimilarNames.are(name, known)))
                    .findFirst();
            var sentence = "The file has no column \"" + header + "\""
                    + similar.map(name -> "; its column \"" + Note.shortened(name) + "\" was ignored")
                            .orElse("") + ".";
            findings.missingColumn(column.column(), sentence);
            similar.ifPresent(name -> findings.worthKnowing(sentence));
        }
    }

    /** Reports each column that is ignored because another column of the file states the same fact. */
    void tellIgnored(ValidationReport findings) {
        positions.forEach((column, position) -> column.headers().stream()
                .filter(names::contains)
                .filter(name -> !name.equals(names.get(position)))
                .forEach(name -> findings.worthKnowing("The column \"" + name
                        + "\" was ignored, because the file also has the column \"" + names.get(position) + "\".")));
    }

    /**
     * Refuses a file with a separator other than a comma. Such a file has a single column, whose header contains all
     * names.
     */
    private void refuseOtherSeparators(List<String> fields) {
        SEPARATORS.forEach((separator, what) -> {
            var parts = fields.stream()
                    .flatMap(field -> Stream.of(field.split(Pattern.quote(separator))))
                    .map(part -> PlainText.visible(part.replace("\"", "")))
                    .toList();
            var isMeant = Fact.REQUIRED.stream()
                    .filter(column -> column.headers().stream().noneMatch(names::contains))
                    .filter(column -> column.headers().stream().anyMatch(parts::contains))
                    .count();
            if (isMeant > 1) {
                throw new RefusedException(
                        unreadable(null, "The columns are separated by " + what + ". Separate them by commas."));
            }
        });
    }

    private String found() {
        var shown = names.stream().limit(SHOWN).map(Note::shortened).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? shown : shown + " and " + (names.size() - SHOWN) + " more";
    }

    private static Problem unreadable(String column, String sentence) {
        return Problem.inCell(1L, column, ProblemCode.UNREADABLE, sentence);
    }

    int size() {
        return names.size();
    }

    Dialect dialect() {
        return dialect;
    }

    /** Position of the column, starting at 0; -1 when the file lacks the column. */
    int indexOf(Fact column) {
        return positions.getOrDefault(column, -1);
    }

    String nameOf(Fact column) {
        return positions.containsKey(column) ? names.get(positions.get(column)) : column.column();
    }
}
