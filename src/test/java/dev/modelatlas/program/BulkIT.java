package dev.modelatlas.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.testsupport.Databases;
import dev.modelatlas.testsupport.Full;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Imports and exports large files with the packaged program. Its heap must not grow with the files.
 * {@code -Drows=1000000 -Dheap=256m} runs the whole trial: a file of 100 MB, a second file with the rest of a million
 * rows, and exports of all rows. Results are written to {@code target/bulk.txt}.
 */
@Full
class BulkIT {
    private static final int ROWS = Integer.getInteger("rows", 5_000);
    private static final String HEAP = System.getProperty("heap", "128m");
    private static final long LARGEST = 100L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> figures = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void importsAndExportsFilesOfAnySizeWithASmallHeap() throws Exception {
        var one = BulkFile.write(directory.resolve("one.csv"), "One", ROWS, LARGEST);
        var rest = BulkFile.write(directory.resolve("two.csv"), "Two", Math.max(1, ROWS - one.rows()), LARGEST);
        try (var serving = ServingProgram.start(program(directory))) {
            take(serving, "Partner one", one);
            take(serving, "Partner two", rest);
            var rows = one.rows() + rest.rows();
            assertThat(export(serving, "csv", false)).isEqualTo(rows + 1);
            assertThat(export(serving, "csv", true)).isEqualTo(rows + 1);
            assertThat(export(serving, "ndjson", true)).isEqualTo(rows);
            assertThat(lines(serving, "/changes?since=0", true)).isEqualTo(rows + 2);
            note("peak memory of the process %d MB, heap of %s", peakMegabytes(serving), HEAP);
        } finally {
            Files.write(Path.of("target/bulk.txt"), figures);
        }
    }

    private void take(ServingProgram serving, String partner, BulkFile file) throws Exception {
        // The command runs in a directory of its own, because it would overwrite the server's log.
        var key = program(Files.createDirectory(directory.resolve(partner)))
                .run("keys", "create", "--name", partner, "--role", "publisher")
                .out()
                .strip();
        var begin = Instant.now();
        var address = serving.address()
                .resolve(
                        "/imports?asOf=2026-01-01&sourceName=Bulk&sourceUrl=https://example.org&licence=CC0&attribution="
                                + partner.replace(' ', '+'));
        var sent = client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "text/csv")
                        .header("Idempotency-Key", "bulk")
                        .POST(HttpRequest.BodyPublishers.ofFile(file.path()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
        var accepted = Duration.between(begin, Instant.now());
        var job = ended(
                serving.address().resolve(sent.headers().firstValue("Location").orElseThrow()), key);
        assertThat(job.path("report").path("added").asInt()).as(job.toString()).isEqualTo(file.rows());
        var all = Duration.between(begin, Instant.now());
        note(
                "import of %d rows, %d MB: sent in %.1f s, done after %.1f s, %d rows/s; peak %d MB",
                file.rows(),
                Files.size(file.path()) >> 20,
                accepted.toMillis() / 1e3,
                all.toMillis() / 1e3,
                file.rows() * 1000L / Math.max(1, all.toMillis()),
                peakMegabytes(serving));
    }

    private JsonNode ended(URI address, String key) throws Exception {
        var end = Instant.now().plus(Duration.ofMinutes(20));
        while (Instant.now().isBefore(end)) {
            var answer = client.send(
                    HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + key)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            var job = JSON.readTree(answer.body());
            if (job.hasNonNull("endedAt")) {
                return job;
            }
            Thread.sleep(250);
        }
        throw new AssertionError("the import does not end");
    }

    private long export(ServingProgram serving, String format, boolean packed) throws Exception {
        return lines(serving, "/export/models." + format, packed);
    }

    private long lines(ServingProgram serving, String path, boolean packed) throws Exception {
        var begin = Instant.now();
        var answer = client.send(
                HttpRequest.newBuilder(serving.address().resolve(path))
                        .header("Accept-Encoding", packed ? "gzip" : "identity")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        var lines = 0L;
        var bytes = 0L;
        var buffer = new byte[1 << 16];
        try (var in = packed ? new GZIPInputStream(answer.body()) : answer.body()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes += n;
                for (var i = 0; i < n; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        var millis = Math.max(1, Duration.between(begin, Instant.now()).toMillis());
        note(
                "%s%s: %d lines, %d MB in %.1f s, %d lines/s; peak %d MB",
                path,
                packed ? " by gzip" : "",
                lines,
                bytes >> 20,
                millis / 1e3,
                lines * 1000 / millis,
                peakMegabytes(serving));
        return lines;
    }

    private static long peakMegabytes(ServingProgram serving) throws IOException {
        var status = Path.of("/proc/" + serving.process().pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        var peak = PEAK.matcher(Files.readString(status));
        return peak.find() ? Long.parseLong(peak.group(1)) >> 10 : 0;
    }

    private void note(String figure, Object... values) {
        figures.add(figure.formatted(values));
        System.out.println(figures.get(figures.size() - 1));
    }

    private Databases.Fresh database;

    private Program program(Path directory) {
        if (database == null) {
            database = Databases.fresh();
        }
        return new Program(directory, List.of("-Xmx" + HEAP), Map.of())
                .with("quarkus.datasource.jdbc.url", database.jdbcUrl())
                .with("quarkus.datasource.username", database.username())
                .with("quarkus.datasource.password", database.password())
                .with("model-atlas.load-shipped", "false")
                .with("model-atlas.rate.anonymous", "0")
                .with("model-atlas.rate.key", "0");
    }
}
