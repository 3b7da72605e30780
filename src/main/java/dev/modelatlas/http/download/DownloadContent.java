package dev.modelatlas.http.download;

import java.util.Map;

import dev.modelatlas.http.message.ETag;
import dev.modelatlas.http.response.Freshness;
import dev.modelatlas.revision.Revision;
import dev.modelatlas.value.Sha256;

/**
 * A download that has not started yet.
 *
 * @param operation name of the endpoint in metrics. It is in brackets, which the name of a GraphQL operation cannot
 *     contain
 * @param revision the newest revision in the content
 * @param freshness how long caches may keep the content
 * @param contentType media type with the charset
 * @param identity everything besides the revision that determines the bytes of the content. For content that also
 *     depends on the build or on settings, the hash of the content
 * @param requests the download counts as this number of requests towards the rate limits
 * @param headers additional headers
 */
public record DownloadContent(
        String operation,
        Revision revision,
        Freshness freshness,
        String contentType,
        String identity,
        int requests,
        Map<String, String> headers,
        Chunks pieces) {

    /**
     * The ETag. It is known before the rows of the content are read. After a restore to the past, another revision may
     * get the number of a lost one, so the ETag also depends on the time of the publication.
     */
    public ETag etag() {
        var published = revision.number() + " " + revision.publishedAt().toInstant();
        return new ETag(
                Sha256.hex(contentType + '\n' + published + '\n' + identity).substring(0, 32));
    }
}
