package dev.modelatlas.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.csv.ChangeExport;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.revision.RevisionRepository;

/**
 * All changes after a revision, for those who keep a copy. After those of each revision a line says that they were all:
 * whoever stops there has a copy of that revision, and goes on from its number.
 */
@Singleton
class ChangesHandler {
    static final String PATH = "/changes";
    private static final String OPERATION = "(changes)";
    private static final String MEDIA_TYPE = "application/x-ndjson";
    private static final String SINCE = "since";
    private static final String UNTIL = "until";

    private final ChangeExport export;
    private final RequestRevisions revisions;
    private final RevisionRepository known;
    private final Downloads downloads;

    @Inject
    ChangesHandler(ChangeExport export, RequestRevisions revisions, RevisionRepository known, Downloads downloads) {
        this.export = export;
        this.revisions = revisions;
        this.known = known;
        this.downloads = downloads;
    }

    void add(@Observes Router router, Watch watch) {
        Routes.open(router, PATH, watch);
        Routes.answer(router, PATH, http -> downloads.answer(http, OPERATION, MEDIA_TYPE, () -> download(http)));
    }

    private Download download(RoutingContext http) {
        var parameters = Parameters.of(http, List.of(SINCE, UNTIL));
        if (!parameters.has(SINCE)) {
            throw ApiException.badInput(
                    SINCE, "`since`: is missing. Give the number of the revision that you have, or 0 for none.");
        }
        int since = parameters.number(SINCE);
        var until = until(since, parameters.number(UNTIL));
        return new Download(
                OPERATION,
                until,
                Freshness.of(revisions),
                MEDIA_TYPE + "; charset=utf-8",
                "since " + since,
                1,
                Map.of(),
                pieces(since, until));
    }

    private int until(int since, Integer wanted) {
        var until = revisions.at(wanted, UNTIL).revision();
        // Another server may have told the client of a revision that this one has not heard of.
        if (since > until && wanted == null && revisions.find(since).isPresent()) {
            return since;
        } else if (since < 0 || since > until) {
            throw new ApiException(
                    ErrorCode.REVISION_NOT_FOUND,
                    SINCE,
                    "`since`: there is no revision " + since + "; give one from 1 to " + until
                            + ", or 0 for all changes.");
        }
        return until;
    }

    private Pieces pieces(int since, int until) {
        return new Pieces() {
            private int revision = since + 1;
            private String after = "";

            @Override
            public String next() {
                if (revision > until) {
                    return null;
                }
                var piece = downloads.reading(revision, () -> export.piece(revision, after));
                after = piece.last();
                if (after != null) {
                    return piece.text();
                }
                after = "";
                var read = revision++;
                return piece.text()
                        + complete(downloads.reading(
                                read, () -> known.byNumber(read).orElseThrow()));
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
