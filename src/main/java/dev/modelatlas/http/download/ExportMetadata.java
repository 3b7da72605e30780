package dev.modelatlas.http.download;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.CsvExport.Origin;
import dev.modelatlas.csv.ExportColumn;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.graphql.PublicAddress;
import dev.modelatlas.history.ImportNote;
import dev.modelatlas.history.NoteRepository;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.revision.Credits;
import dev.modelatlas.revision.Revision;

/** Describes an export as a Frictionless data package (v1) with some additional properties. */
@Singleton
class ExportMetadata {
    private static final int MOST_NOTES = 1000;

    /** The characters that the name of a licence may have in a data package. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._]+");

    private final CsvExport export;
    private final NoteRepository notes;
    private final PublicAddress address;

    ExportMetadata(CsvExport export, NoteRepository notes, PublicAddress address) {
        this.export = export;
        this.notes = notes;
        this.address = address;
    }

    /** The description as JSON. Runs four SQL statements. */
    String of(Revision revision, ExportHandler.Question asked) {
        var origins = origins(revision, asked);
        var columns = export.columns(revision.number(), asked.derived());
        var all = new LinkedHashMap<String, Object>();
        // The profile tabular-data-package allows only CSV files, but this package has a file in another format, too.
        all.put("profile", "data-package");
        all.put("name", "model-atlas-models");
        all.put("title", "Large-scale AI models, revision " + revision.number() + " (" + revision.label() + ")");
        all.put("description", "One row per model, as of this revision. A revision never changes.");
        all.put("revision", revision(revision));
        all.put("import", imported(revision));
        all.put("rowCount", origins.stream().mapToInt(Origin::rows).sum());
        all.put(
                "licenses",
                origins.stream().map(ExportMetadata::licence).distinct().toList());
        all.put("sources", origins.stream().map(ExportMetadata::source).toList());
        all.put("citation", citation(revision, origins, asked));
        all.put(
                "resources",
                Arrays.stream(ExportFormat.values())
                        .map(format -> resource(format, asked, columns))
                        .toList());
        return ResponseBody.text(all) + "\n";
    }

    /** The sources of the exported models. If the export contains no model, the source of the revision. */
    private List<Origin> origins(Revision revision, ExportHandler.Question asked) {
        var origins = export.origins(revision.number(), asked.predicate());
        if (!origins.isEmpty()) {
            return origins;
        }
        var source = revision.source();
        return List.of(new Origin(source.name(), source.url(), source.licence(), source.attribution(), 0));
    }

    private static Map<String, Object> revision(Revision revision) {
        return ordered(
                "number", revision.number(),
                "label", revision.label(),
                "asOf", revision.asOf().toString(),
                "publishedAt", revision.publishedAt().toInstant().toString(),
                "publisher", revision.publisher());
    }

    /** Summary of the notes from importing the revision's source; null when the notes were not recorded. */
    private Map<String, Object> imported(Revision revision) {
        if (revision.skippedRows() == null) {
            return null;
        }
        return ordered(
                "skippedRows", revision.skippedRows(),
                "noteCounts", notes.counts(List.of(revision.number())).getOrDefault(revision.number(), Map.of()),
                "notes",
                        notes.first(revision.number(), MOST_NOTES).stream()
                                .map(ExportMetadata::note)
                                .toList());
    }

    private static Map<String, Object> note(ImportNote note) {
        return ordered(
                "code", note.code(),
                "line", note.line(),
                "column", note.column(),
                "value", note.value(),
                "message", note.message());
    }

    /**
     * The licence of a source. A data package requires a name or a path for each licence. The name consists of the
     * parts of the title that a name may contain. A licence without such parts has a path: the URL of the source.
     */
    private static Map<String, Object> licence(Origin origin) {
        var title = origin.licence();
        var name = NAME.matcher(title).results().map(MatchResult::group).collect(Collectors.joining("-"));
        return name.isEmpty() ? ordered("path", origin.url(), "title", title) : ordered("name", name, "title", title);
    }

    private static Map<String, Object> source(Origin origin) {
        return ordered(
                "title", origin.name(),
                "path", origin.url(),
                "licence", origin.licence(),
                "attribution", origin.attribution(),
                "rowCount", origin.rows());
    }

    private String citation(Revision revision, List<Origin> origins, ExportHandler.Question asked) {
        var credits = new Credits(origins.stream().map(Origin::source).toList());
        return "%s, as of %s (Model Atlas, revision %d). Licence %s. %s"
                .formatted(
                        credits.attribution(),
                        revision.asOf(),
                        revision.number(),
                        credits.licence(),
                        address(ExportFormat.CSV, asked));
    }

    private Map<String, Object> resource(
            ExportFormat format, ExportHandler.Question asked, List<ExportColumn> columns) {
        var isCsv = format == ExportFormat.CSV;
        var resource = ordered(
                "name", "models-" + format.extension(),
                "path", address(format, asked),
                "format", format.extension(),
                "mediatype", format.mediaType(),
                "encoding", "utf-8");
        if (isCsv) {
            resource.put("profile", "tabular-data-resource");
            resource.put(
                    "dialect",
                    ordered("delimiter", ",", "lineTerminator", "\n", "quoteChar", "\"", "doubleQuote", true));
        }
        resource.put(
                "schema",
                ordered(
                        "fields",
                                columns.stream()
                                        .map(column -> field(column, isCsv))
                                        .toList(),
                        "missingValues", List.of(""),
                        "primaryKey", Fact.SLUG.column()));
        return resource;
    }

    private static Map<String, Object> field(ExportColumn column, boolean isCsv) {
        var isList = column.kind().isList();
        var field = ordered("name", column.header(), "type", type(column.kind(), isCsv));
        field.put(
                "description",
                isCsv && isList
                        ? column.description() + " Multiple values are separated by a vertical bar."
                        : column.description());
        if (column.unit() != null) {
            field.put("unit", column.unit());
        }
        if (column.isDerived()) {
            field.put("derived", true);
        }
        return field;
    }

    private static String type(Fact.Kind kind, boolean isCsv) {
        return switch (kind) {
            case TEXT, TERM -> "string";
            case DATE -> "date";
            case NUMBER, SHARE -> "number";
            case WHOLE_NUMBER -> "integer";
            case LIST, LINKS -> isCsv ? "string" : "array";
        };
    }

    private String address(ExportFormat format, ExportHandler.Question asked) {
        return address.url() + asked.address(ExportHandler.PATH + "." + format.extension());
    }

    /** A JSON object. The arguments alternate between names and values. */
    static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
