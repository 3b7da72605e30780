package dev.modelatlas.http.download;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.csv.ChangeExport;
import dev.modelatlas.csv.ChangeFormat;
import dev.modelatlas.csv.ExportFormat;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.http.message.QueryParameters;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.http.response.Freshness;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.RevisionRepository;

/**
 * Serves the change feed: all changes after a revision. After the changes of a revision, one line marks the revision as
 * complete. A client that has read this line has a complete copy of the revision. The next time, the client sends the
 * number of the revision as {@code since}.
 */
@Singleton
class ChangesHandler {
    static final String PATH = "/changes";
    private static final String OPERATION = "(changes)";
    private static final String MEDIA_TYPE = "application/x-ndjson";
    private static final String SINCE = "since";
    private static final String UNTIL = "until";
    private static final String FORMAT = "format";

    private final ChangeExport export;
    private final RequestRevisions revisions;
    private final RevisionRepository known;
    private final DownloadHandler downloads;

    ChangesHandler(
            ChangeExport export, RequestRevisions revisions, RevisionRepository known, DownloadHandler downloads) {
        this.export = export;
        this.revisions = revisions;
        this.known = known;
        this.downloads = downloads;
    }

    void add(@Observes Router router, RestEndpoints endpoints) {
        endpoints.open(router, downloads.endpoint(PATH, PATH, OPERATION, MEDIA_TYPE, this::download));
    }

    private DownloadContent download(RoutingContext http) {
        var parameters = QueryParameters.of(http, List.of(SINCE, UNTIL, FORMAT));
        if (!parameters.has(SINCE)) {
            throw ApiException.badInput(
                    SINCE,
                    "`since` is missing. Give the number of the last revision that you have, or 0 if you have none.");
        }
        int since = parameters.number(SINCE);
        var until = until(since, parameters.number(UNTIL));
        var format = format(parameters.number(FORMAT));
        return new DownloadContent(
                OPERATION,
                known.byNumber(until).orElseThrow(),
                Freshness.of(revisions),
                MEDIA_TYPE + "; charset=utf-8",
                "since " + since + " " + format + " " + ExportFormat.EDITION,
                1,
                Map.of(),
                pieces(format, since, until));
    }

    private static ChangeFormat format(Integer wanted) {
        if (wanted == null || wanted == 1) {
            return ChangeFormat.ONE;
        } else if (wanted == 2) {
            return ChangeFormat.TWO;
        }
        throw ApiException.badInput(
                FORMAT, "`format`: " + wanted + " does not exist. Give 2, or 1 for the older format.");
    }

    private int until(int since, Integer wanted) {
        var until = revisions.at(wanted, UNTIL).revision();
        var isKnown = since >= 0 && (since == 0 || revisions.find(since).isPresent());
        if (isKnown && wanted != null && wanted < since) {
            throw ApiException.badInput(
                    UNTIL,
                    "`until` (" + wanted + ") must not be before `since` (" + since + "). Give " + since
                            + " or a later revision, or leave out `until`.");
        }
        // Another server may already have sent the client a revision that is not yet the current one of this server.
        if (since > until && wanted == null && isKnown) {
            return since;
        } else if (since < 0 || since > until) {
            throw new ApiException(
                    ErrorCode.REVISION_NOT_FOUND,
                    SINCE,
                    "`since`: revision " + since + " does not exist. Give a revision from 1 to " + until
                            + ", or 0 for all changes.");
        }
        return until;
    }

    private Chunks pieces(ChangeFormat format, int since, int until) {
        return new Chunks() {
            private int revision = since + 1;
            private String after = "";

            @Override
            public String next() {
                if (revision > until) {
                    return null;
                }
                var piece = downloads.read(revision, () -> export.piece(format, revision, after));
                after = piece.last();
                if (after != null) {
                    return piece.text();
                }
                after = "";
                var read = revision++;
                return piece.text()
                        + complete(
                                downloads.read(read, () -> known.byNumber(read).orElseThrow()));
            }
        };
    }

    private static String complete(Revision revision) {
        var line = new LinkedHashMap<String, Object>();
        line.put("revision", revision.number());
        line.put("complete", true);
        line.put("label", revision.label());
        line.put("asOf", revision.asOf().toString());
        line.put("modelCount", revision.modelCount());
        line.put("sha256", revision.source().sha256());
        return ResponseBody.text(line) + "\n";
    }
}
