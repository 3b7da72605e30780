package dev.modelatlas.http.download;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.message.QueryParameters;
import dev.modelatlas.http.response.Freshness;
import dev.modelatlas.http.rest.RestEndpoints;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.value.Sha256;

/** Serves the {@link Croissant} description of the newest revisions. */
@Singleton
class CroissantHandler {
    static final String PATH = "/export/croissant.json";
    private static final String AREA = "/export/*";
    private static final String OPERATION = "(export croissant)";

    /** How long a request waits for hashes. This suffices to hash a few thousand models, but not a million. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ExportDigests digests;
    private final Croissant croissant;
    private final RequestRevisions revisions;
    private final DownloadHandler downloads;

    CroissantHandler(
            ExportDigests digests, Croissant croissant, RequestRevisions revisions, DownloadHandler downloads) {
        this.digests = digests;
        this.croissant = croissant;
        this.revisions = revisions;
        this.downloads = downloads;
    }

    void add(@Observes Router router, RestEndpoints endpoints) {
        endpoints.open(router, downloads.endpoint(AREA, PATH, OPERATION, null, this::describe));
    }

    /** @throws HttpRefusal 503 until the hashes of at least one revision have been computed */
    private DownloadContent describe(RoutingContext request) {
        QueryParameters.of(request, List.of());
        var current = revisions.at(null).revision();
        var listed = digests.newest(current, PATIENCE);
        if (listed.isEmpty()) {
            throw HttpRefusal.overloaded();
        }
        var described = revisions.revision(revisions.at(listed.get(0).revision()));
        var text = croissant.of(described, listed);
        return new DownloadContent(
                OPERATION,
                described,
                Freshness.ofThisServer(revisions),
                "application/ld+json",
                Sha256.hex(text),
                1,
                Map.of(),
                Chunks.of(text));
    }
}
