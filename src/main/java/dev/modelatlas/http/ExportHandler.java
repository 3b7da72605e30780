package dev.modelatlas.http;

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
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;

/** Exports of models: all of a revision, or those that the address selects. */
@Singleton
class ExportHandler {
    static final String PATH = "/export/models";
    private static final String REVISION = "revision";

    private final CsvExport export;
    private final ModelSelection selection;
    private final RequestRevisions revisions;
    private final ExportMetadata metadata;
    private final Downloads downloads;
    private final ExportConfig config;

    @Inject
    ExportHandler(
            CsvExport export,
            ModelSelection selection,
            RequestRevisions revisions,
            ExportMetadata metadata,
            Downloads downloads,
            ExportConfig config) {
        this.export = export;
        this.selection = selection;
        this.revisions = revisions;
        this.metadata = metadata;
        this.downloads = downloads;
        this.config = config;
    }

    void add(@Observes Router router, Watch watch) {
        Routes.open(router, "/export/*", watch);
        for (var format : ExportFormat.values()) {
            Routes.answer(router, PATH + "." + format.extension(), request -> rows(request, format));
        }
        Routes.answer(router, PATH + ".metadata.json", this::metadata);
    }

    private void rows(RoutingContext request, ExportFormat format) {
        var operation = "(export " + format.name().toLowerCase(Locale.ROOT) + ")";
        downloads.answer(request, operation, format.mediaType(), () -> {
            var asked = ask(request);
            var number = asked.snapshot().revision();
            var file = "models-r" + number + "." + format.extension();
            return new Download(
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
        });
    }

    private void metadata(RoutingContext request) {
        downloads.answer(request, "(export metadata)", "application/json", () -> {
            var asked = ask(request);
            var revision = revisions.revision(asked.snapshot());
            var text = (Supplier<String>) () -> metadata.of(revision, asked);
            return new Download(
                    "(export metadata)",
                    revision.number(),
                    Freshness.of(revisions),
                    "application/json; charset=utf-8",
                    asked.parameters().without(REVISION),
                    1,
                    Map.of(),
                    Pieces.of(() -> downloads.reading(revision.number(), text)));
        });
    }

    /**
     * What an address asks for.
     *
     * @param query its parameters, with the revision
     */
    record Question(Parameters parameters, Snapshot snapshot, SqlFragment predicate) {
        /** The same of another path, pinned to the revision. */
        String address(String path) {
            return path + "?" + parameters.query(Map.of(REVISION, Integer.toString(snapshot.revision())));
        }
    }

    private Question ask(RoutingContext request) {
        var known = new ArrayList<>(List.of(REVISION));
        known.addAll(selection.parameters());
        var parameters = Parameters.of(request, known);
        var snapshot = revisions.at(parameters.number(REVISION));
        return new Question(parameters, snapshot, selection.predicate(parameters, snapshot));
    }

    private Pieces pieces(ExportFormat format, int revision, SqlFragment predicate) {
        return new Pieces() {
            private String after = "";

            @Override
            public String next() {
                if (after == null) {
                    return null;
                }
                var piece = downloads.reading(revision, () -> export.piece(format, revision, predicate, after));
                after = piece.last();
                return piece.text();
            }
        };
    }
}
