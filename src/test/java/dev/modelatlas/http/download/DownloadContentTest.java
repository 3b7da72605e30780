package dev.modelatlas.http.download;

import java.time.OffsetDateTime;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.modelatlas.http.message.ETag;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Revisions;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class DownloadContentTest {
    private static final String MONDAY = "2026-03-02T09:30:00.123456Z";

    /** After a restore to the past, the next publication gets the number of a lost revision. */
    @Test
    void revisionsWithTheSameNumberHaveDifferentETags() {
        assertThat(tagOf(10, MONDAY)).isNotEqualTo(tagOf(10, "2026-03-02T09:30:00.123457Z"));
    }

    @Test
    void revisionHasTheSameETagOnEveryServer() {
        assertThat(tagOf(10, MONDAY)).isEqualTo(tagOf(10, "2026-03-02T18:30:00.123456+09:00"));
    }

    private static ETag tagOf(int number, String publishedAt) {
        var revision = Revisions.published(number, OffsetDateTime.parse(publishedAt));
        return new DownloadContent("(export csv)", revision, null, "text/csv", "parameters", 10, Map.of(), null).etag();
    }
}
