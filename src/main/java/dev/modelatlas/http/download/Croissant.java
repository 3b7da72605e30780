package dev.modelatlas.http.download;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.ExportColumn;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.graphql.PublicAddress;
import dev.modelatlas.http.download.ExportDigests.Digests;
import dev.modelatlas.http.download.ExportDigests.FileDigest;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.revision.Revision;

/**
 * Describes the dataset in <a href="https://docs.mlcommons.org/croissant/docs/croissant-spec.html">Croissant 1.0</a>,
 * the format that search engines and machine learning tools use to find datasets.
 */
@Singleton
class Croissant {
    private static final String RECORDS = "models";

    /**
     * The JSON-LD context. It omits the names that the specification takes from schema.org, because {@code @vocab}
     * already covers them.
     */
    private static final Map<String, Object> CONTEXT = context();

    private final CsvExport export;
    private final PublicAddress address;

    Croissant(CsvExport export, PublicAddress address) {
        this.export = export;
        this.address = address;
    }

    /**
     * The description as JSON-LD. Runs three SQL statements.
     *
     * @param described the newest revision in {@code revisions}; the description lists the fields of this revision's
     *     files
     * @param revisions digests of the revisions whose files are listed, newest first
     */
    String of(Revision described, List<Digests> revisions) {
        var credits = export.credits(described);
        var publishers = export.publishers(described.number());
        var all = new LinkedHashMap<String, Object>();
        all.put("@context", CONTEXT);
        all.put("@type", "sc:Dataset");
        all.put("conformsTo", "http://mlcommons.org/croissant/1.0");
        all.put("name", "model-atlas");
        all.put(
                "description",
                "The world's large-scale AI models (known or believed to be trained with 10^23 FLOP or more), with"
                        + " release dates, organizations, countries, domains, parameters and training compute. Each revision"
                        + " is immutable, and has its own files.");
        all.put("url", address.url());
        all.put(
                "license",
                credits.sources().stream()
                        .map(source -> licence(source.licence()))
                        .distinct()
                        .toList());
        all.put(
                "citeAs",
                "%s, as of %s (Model Atlas, revision %d). %s"
                        .formatted(
                                credits.attribution(),
                                described.asOf(),
                                described.number(),
                                file(ExportFormat.CSV, described.number())));
        all.put(
                "creator",
                (publishers.isEmpty() ? List.of(described.publisher()) : publishers)
                        .stream()
                                .map(name -> ExportMetadata.ordered("@type", "sc:Organization", "name", name))
                                .toList());
        all.put(
                "publisher",
                ExportMetadata.ordered("@type", "sc:Organization", "name", "Model Atlas", "url", address.url()));
        all.put("datePublished", described.publishedAt().toLocalDate().toString());
        all.put("version", described.number() + ".0.0");
        all.put("inLanguage", "en");
        all.put(
                "keywords",
                List.of("artificial intelligence", "large-scale AI models", "training compute", "release trends"));
        all.put("isLiveDataset", false);
        all.put(
                "distribution",
                revisions.stream()
                        .flatMap(
                                digests -> digests.files().stream().map(file -> distribution(digests.revision(), file)))
                        .toList());
        all.put("recordSet", List.of(recordSet(described.number(), export.columns(described.number(), false))));
        return ResponseBody.text(all) + "\n";
    }

    private Map<String, Object> distribution(int revision, FileDigest file) {
        var object = new LinkedHashMap<String, Object>();
        object.put("@type", "cr:FileObject");
        object.put("@id", id(file.format(), revision));
        object.put("name", id(file.format(), revision));
        object.put("description", "All models of revision " + revision + ", one per line.");
        object.put("contentUrl", file(file.format(), revision));
        object.put("encodingFormat", file.format().mediaType());
        object.put("contentSize", file.bytes() + " B");
        object.put("sha256", file.sha256());
        return object;
    }

    private static Map<String, Object> recordSet(int revision, List<ExportColumn> columns) {
        var fields = new ArrayList<Map<String, Object>>();
        columns.forEach(column -> fields.add(field(column, revision)));
        var set = new LinkedHashMap<String, Object>();
        set.put("@type", "cr:RecordSet");
        set.put("@id", RECORDS);
        set.put("name", RECORDS);
        set.put(
                "description",
                "One record per model. Files of earlier revisions may lack fields at the end of this list.");
        set.put("key", Map.of("@id", id(Fact.SLUG.column())));
        set.put("field", fields);
        return set;
    }

    private static Map<String, Object> field(ExportColumn column, int revision) {
        var isList = column.kind().isList();
        var unit = column.unit();
        var source = new LinkedHashMap<String, Object>();
        source.put("fileObject", Map.of("@id", id(ExportFormat.CSV, revision)));
        source.put("extract", Map.of("column", column.header()));
        var field = new LinkedHashMap<String, Object>();
        field.put("@type", "cr:Field");
        field.put("@id", id(column.header()));
        field.put("name", column.header());
        field.put("description", column.description() + (unit == null ? "" : " Unit: " + unit + "."));
        field.put("dataType", type(column.kind()));
        if (isList) {
            field.put("repeated", true);
            source.put("transform", Map.of("separator", "|"));
        }
        field.put("source", source);
        return field;
    }

    private static String type(Fact.Kind kind) {
        return switch (kind) {
            case TEXT, TERM, LIST, LINKS -> "sc:Text";
            case DATE -> "sc:Date";
            case NUMBER, SHARE -> "sc:Float";
            case WHOLE_NUMBER -> "sc:Integer";
        };
    }

    private static String id(String header) {
        return RECORDS + "/" + header;
    }

    private static String id(ExportFormat format, int revision) {
        return "models-r" + revision + "." + format.extension();
    }

    private String file(ExportFormat format, int revision) {
        return address.url() + ExportHandler.PATH + "." + format.extension() + "?revision=" + revision;
    }

    /** For CC BY 4.0, the URL of the licence, which programs recognize; for any other licence, its name. */
    private static String licence(String name) {
        return name.equals("CC BY 4.0") ? "https://creativecommons.org/licenses/by/4.0/" : name;
    }

    private static Map<String, Object> context() {
        var context = ExportMetadata.ordered("@language", "en", "@vocab", "https://schema.org/");
        List.of(
                        "citeAs",
                        "column",
                        "extract",
                        "field",
                        "fileObject",
                        "fileProperty",
                        "fileSet",
                        "format",
                        "includes",
                        "isLiveDataset",
                        "jsonPath",
                        "key",
                        "md5",
                        "parentField",
                        "path",
                        "recordSet",
                        "references",
                        "regex",
                        "repeated",
                        "replace",
                        "separator",
                        "source",
                        "subField",
                        "transform")
                .forEach(name -> context.put(name, "cr:" + name));
        context.put("conformsTo", "dct:conformsTo");
        context.put("cr", "http://mlcommons.org/croissant/");
        context.put("rai", "http://mlcommons.org/croissant/RAI/");
        context.put("data", ExportMetadata.ordered("@id", "cr:data", "@type", "@json"));
        context.put("dataType", ExportMetadata.ordered("@id", "cr:dataType", "@type", "@vocab"));
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("examples", ExportMetadata.ordered("@id", "cr:examples", "@type", "@json"));
        context.put("sc", "https://schema.org/");
        return context;
    }
}
