package dev.modelatlas.http.download;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.csv.CsvExport;
import dev.modelatlas.csv.CsvExport.Piece;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.csv.ImportTemplate;
import dev.modelatlas.csv.OrganizationExport;
import dev.modelatlas.http.connection.HttpExchange;
import dev.modelatlas.http.message.QueryParameters;
import dev.modelatlas.http.response.Freshness;
import dev.modelatlas.http.rest.FixedText;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.model.filter.ModelText;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.value.Sha256;
import dev.modelatlas.vocabulary.Dictionary;

/**
 * Serves exports of a revision. Models and organizations are separate files. Query parameters can select models; a file
 * of organizations always contains all organizations.
 */
@Singleton
class ExportHandler {
    static final String PATH = "/export/models";
    private static final String AREA = "/export/*";
    private static final String METADATA = "(export metadata)";
    private static final String REVISION = "revision";
    private static final String DERIVED = "derived";
    private static final String ORGANIZATIONS = "/export/organizations";

    private final CsvExport export;
    private final OrganizationExport organizations;
    private final ExportFilter selection;
    private final RequestRevisions revisions;
    private final ExportMetadata metadata;
    private final DownloadHandler downloads;
    private final ExportConfig config;
    private final Clock clock;

    ExportHandler(
            CsvExport export,
            OrganizationExport organizations,
            ExportFilter selection,
            RequestRevisions revisions,
            ExportMetadata metadata,
            DownloadHandler downloads,
            ExportConfig config,
            Clock clock) {
        this.export = export;
        this.organizations = organizations;
        this.selection = selection;
        this.revisions = revisions;
        this.metadata = metadata;
        this.downloads = downloads;
        this.config = config;
        this.clock = clock;
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
            var ofOrganizations = "(export organizations " + format.extension() + ")";
            endpoints.open(
                    router,
                    downloads.endpoint(
                            AREA,
                            ORGANIZATIONS + "." + format.extension(),
                            ofOrganizations,
                            format.mediaType(),
                            request -> organizations(request, ofOrganizations, format)));
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
                                ExportFormat.CSV.mediaType() + "; charset=utf-8",
                                Map.of("Content-Disposition", "attachment; filename=\"template.csv\""),
                                ImportTemplate.text())
                        .withMediaType(ExportFormat.CSV.mediaType()));
    }

    private DownloadContent rows(RoutingContext request, String operation, ExportFormat format) {
        var asked = ask(request);
        var number = asked.snapshot().revision();
        var file = "models-r" + number + (asked.isOfAll() ? "" : "-filtered") + (asked.derived() ? "-derived." : ".")
                + format.extension();
        return new DownloadContent(
                operation,
                revisions.revision(asked.snapshot()),
                Freshness.of(revisions),
                format.mediaType() + "; charset=utf-8",
                identity(asked),
                config.requests(),
                headers(file, "<" + asked.address(PATH + ".metadata.json") + ">; rel=\"describedby\""),
                pieces(format, asked));
    }

    private static Map<String, String> headers(String file, String link) {
        var disposition = "attachment; filename=\"" + file + "\"";
        return link.length() > HttpExchange.MOST_REPEATED
                ? Map.of("Content-Disposition", disposition)
                : Map.of("Content-Disposition", disposition, "Link", link);
    }

    /**
     * What determines the rows. The names that a search string finds can change without a new revision, so an export
     * with a search string has another ETag every ten minutes.
     */
    private String identity(Question asked) {
        var names = ModelText.isIn(asked.predicate())
                ? " " + clock.millis() / Dictionary.NAMES_ARE_GOOD_FOR.toMillis()
                : "";
        return ExportFormat.EDITION + " " + asked.parameters().without(REVISION) + names;
    }

    private DownloadContent organizations(RoutingContext request, String operation, ExportFormat format) {
        var revision = revisions.revision(
                revisions.at(QueryParameters.of(request, List.of(REVISION)).number(REVISION)));
        var number = revision.number();
        return new DownloadContent(
                operation,
                revision,
                Freshness.of(revisions),
                format.mediaType() + "; charset=utf-8",
                ORGANIZATIONS + " " + ExportFormat.EDITION,
                1,
                Map.of(
                        "Content-Disposition",
                        "attachment; filename=\"organizations-r" + number + "." + format.extension() + "\""),
                pieces(number, after -> organizations.piece(format, number, after)));
    }

    private DownloadContent metadata(RoutingContext request) {
        var asked = ask(request);
        var revision = revisions.revision(asked.snapshot());
        var text = metadata.of(revision, asked);
        return new DownloadContent(
                METADATA,
                revision,
                Freshness.ofThisServer(revisions),
                "application/json; charset=utf-8",
                Sha256.hex(text),
                1,
                Map.of(),
                Chunks.of(text));
    }

    /**
     * A parsed request for an export.
     *
     * @param parameters the query parameters, including {@code revision}
     * @param derived whether the export has derived columns, too
     */
    record Question(QueryParameters parameters, Snapshot snapshot, SqlFragment predicate, boolean derived) {
        /** Whether the export has all models of the revision. Saved files of only some of them need another name. */
        boolean isOfAll() {
            return predicate.equals(SqlFragment.TRUE);
        }

        /** The URL of a path with the query parameters of this request, pinned to the revision. */
        String address(String path) {
            return path + "?" + parameters.query(Map.of(REVISION, Integer.toString(snapshot.revision())));
        }
    }

    private Question ask(RoutingContext request) {
        var known = new ArrayList<>(List.of(REVISION, DERIVED));
        known.addAll(selection.parameters());
        var parameters = QueryParameters.of(request, known);
        var snapshot = revisions.at(parameters.number(REVISION));
        return new Question(parameters, snapshot, selection.predicate(parameters, snapshot), parameters.flag(DERIVED));
    }

    private Chunks pieces(ExportFormat format, Question asked) {
        var revision = asked.snapshot().revision();
        return pieces(revision, after -> export.piece(format, revision, asked.derived(), asked.predicate(), after));
    }

    private Chunks pieces(int revision, Function<String, Piece> read) {
        return new Chunks() {
            private String after = "";

            @Override
            public String next() {
                if (after == null) {
                    return null;
                }
                var piece = downloads.read(revision, () -> read.apply(after));
                after = piece.last();
                return piece.text();
            }
        };
    }
}
