package dev.modelatlas.bulk;

import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Formats an import job as JSON for its owner. */
final class ImportJobJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ImportJobJson() {}

    static String json(ImportJob job) {
        var all = new LinkedHashMap<String, Object>();
        all.put("id", job.id().toString());
        all.put("state", job.state().name());
        all.put("isToBeCancelled", job.isToBeCancelled());
        all.put("dryRun", job.isDryRun());
        all.put("asOf", job.asOf().toString());
        all.put("label", job.label());
        all.put("bytes", job.bytes());
        all.put("stage", job.stage());
        all.put("rowsDone", job.rowsDone());
        all.put("createdAt", text(job.createdAt()));
        all.put("startedAt", text(job.startedAt()));
        all.put("endedAt", text(job.endedAt()));
        all.put("report", parsed(job.report()));
        all.put("problems", parsed(job.problems()));
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(OffsetDateTime time) {
        return time == null ? null : time.toInstant().toString();
    }

    private static Object parsed(String json) {
        try {
            return json == null ? null : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
