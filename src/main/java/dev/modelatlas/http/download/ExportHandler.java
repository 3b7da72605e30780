package dev.modelatlas.http.download;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.csv.ImportTemplate;
import dev.modelatlas.http.message.QueryParameters;
import dev.modelatlas.http.response.Freshness;
import dev.modelatlas.http.rest.FixedText;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;

/** Serves exports of models: all models of a revision, or those that query parameters select. */
@Singleton
class ExportHandler {
    static final String PATH = "/export/models";
    private static final String AREA = "/export/*";
    private static final String METADATA = "(export metadata)";
    private static final String REVISION = "revision";

    private final CsvExport export;
    private final ExportFilter selection;
    private final RequestRevisions revisions;
    private final ExportMetadata metadata;
    private final DownloadHandler downloads;
    private final ExportConfig config;

    @Inject
    ExportHandler(
            CsvExport export,
            ExportFilter selection,
            RequestRevisions revisions,
            ExportMetadata metadata,
            DownloadHandler downloads,
            ExportConfig config) {
        this.export = export;
        this.selection = selection;
        this.revisions = revisions;
        this.metadata = metadata;
        this.downloads = downloads;
        this.config = config;
    }

    void add(@Observes Router router, RestEndpoints endpoints) {
        for (var format : ExportFormat.values()) {
            var operation = "(export " + format.name().toLowerCase(Locale.ROOT) + ")";
            endpoints.open(
                    router,
                    downloads.endpoint(
                            AREA,
                            PATH + "." + format.extension(),
                            operation,
                            format.mediaType(),
                            request -> rows(request, operation, format)));
        }
        endpoints.open(
                router,
                downloads.endpoint(AREA, PATH + ".metadata.json", METADATA, "application/json", this::metadata));
        endpoints.open(
                router,
                FixedText.endpoint(
                        AREA,
                        "/export/template.csv",
                        "(import template)",
                        ExportFormat.CSV.mediaType(),
                        ExportFormat.CSV.mediaType() + "; charset=utf-8",
                        Map.of("Content-Disposition", "attachment; filename=\"template.csv\""),
                        ImportTemplate.text()));
    }

    private DownloadContent rows(RoutingContext request, String operation, ExportFormat format) {
        var asked = ask(request);
        var number = asked.snapshot().revision();
        var file = "models-r" + number + "." + format.extension();
        return new DownloadContent(
                operation,
                number,
                Freshness.of(revisions),
                format.mediaType() + "; charset=utf-8",
                ExportFormat.EDITION + " " + asked.parameters().without(REVISION),
                config.requests(),
                Map.of(
                        "Content-Disposition",
                        "attachment; filename=\"" + file + "\"",
                        "Link",
                        "<" + asked.address(PATH + ".metadata.json") + ">; rel=\"describedby\""),
                pieces(format, number, asked.predicate()));
    }

    private DownloadContent metadata(RoutingContext request) {
        var asked = ask(request);
        var revision = revisions.revision(asked.snapshot());
        var text = (Supplier<String>) () -> metadata.of(revision, asked);
        return new DownloadContent(
                METADATA,
                revision.number(),
                Freshness.of(revisions),
                "application/json; charset=utf-8",
                asked.parameters().without(REVISION),
                1,
                Map.of(),
                Chunks.of(() -> downloads.read(revision.number(), text)));
    }

    /**
     * A parsed request for an export.
     *
     * @param parameters the query parameters, including that of the revision
     */
    record Question(QueryParameters parameters, Snapshot snapshot, SqlFragment predicate) {
        /** The URL of another path with the same selection of models, pinned to the revision. */
        String address(String path) {
            return path + "?" + parameters.query(Map.of(REVISION, Integer.toString(snapshot.revision())));
        }
    }

    private Question ask(RoutingContext request) {
        var known = new ArrayList<>(List.of(REVISION));
        known.addAll(selection.parameters());
        var parameters = QueryParameters.of(request, known);
        var snapshot = revisions.at(parameters.number(REVISION));
        return new Question(parameters, snapshot, selection.predicate(parameters, snapshot));
    }

    private Chunks pieces(ExportFormat format, int revision, SqlFragment predicate) {
        return new Chunks() {
            private String after = "";

            @Override
            public String next() {
                if (after == null) {
                    return null;
                }
                var piece = downloads.read(revision, () -> export.piece(format, revision, predicate, after));
                after = piece.last();
                return piece.text();
            }
        };
    }
}
