package dev.modelatlas.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.modelatlas.csv.ExportColumn;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.Publishing;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.util.Objects.compare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * No matter when a client is killed, it ends with the same data as the server. {@code .ci/long sync-kills} kills each
 * client 200 times, while 50 revisions are published.
 */
@Full
@QuarkusTest
@TestProfile(Publishing.class)
class SyncTest {
    private static final int KILLS = Integer.getInteger("kills", 12);
    private static final int REVISIONS = Integer.getInteger("revisions", 6);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Jdbi jdbi;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void clientThatIsKilledAndRestartedEventuallyHasTheServersData(SyncClient client) throws Exception {
        assumeTrue(client == SyncClient.JAVA || isNodeInstalled(), "skipped: Node is not installed");
        var random = new Random(client.ordinal());
        var before = Publishing.newest(jdbi);
        var publisher = Executors.newSingleThreadExecutor();
        var seen = new TreeSet<Integer>();
        try {
            var data = new ChangingDataset(client.ordinal());
            var published = CompletableFuture.completedFuture(0);
            for (int kill = 0, revisions = 0; kill < KILLS; kill++) {
                while (revisions * KILLS <= kill * REVISIONS && revisions < REVISIONS) {
                    revisions++;
                    published = published.thenApplyAsync(last -> publish(data), publisher);
                }
                var process = client.start(folder, "0.05");
                process.waitFor(50 + random.nextInt(client.longestLife()), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
                seen.add(revisionOfCopy(client));
            }
            assertThat(published.get(2, TimeUnit.MINUTES)).isEqualTo(before + REVISIONS);
        } finally {
            publisher.shutdown();
        }
        waitUntilCurrent(before + REVISIONS);
        client.look(folder);
        var copy = JSON.readTree(client.copy(folder).toFile());
        assertThat(copy.get("revision").asInt()).isEqualTo(before + REVISIONS);
        assertSame(copy.get("models"), export(before + REVISIONS));
        System.out.printf(
                "%s: %d kills, %d revisions; after kills the copy stood at %s%n", client, KILLS, REVISIONS, seen);
    }

    /** A directory in the place of the client's new file stands for a full disk. */
    @ParameterizedTest
    @EnumSource
    void clientRequestsARevisionAgainIfItCannotWriteIt(SyncClient client) throws Exception {
        assumeTrue(client == SyncClient.JAVA || isNodeInstalled(), "skipped: Node is not installed");
        client.look(folder);
        var obstacle = Files.createDirectory(folder.resolve("copy.json.new"));
        var revision = Publishing.publish(jdbi);
        waitUntilCurrent(revision);
        var once = client.start(folder, "0");
        assertThat(once.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(once.exitValue()).isEqualTo(1);

        Files.delete(folder.resolve("output"));
        var process = client.start(folder, "0.05");
        try {
            await().until(() -> Files.size(folder.resolve("output")) > 0);
            Files.delete(obstacle);
            await().until(() -> revisionOfCopy(client) == revision);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The clients of 7a825d1 keep the models in format 1, and do not note the format in the file. */
    @ParameterizedTest
    @EnumSource
    void clientThatFindsACopyInTheFormerFormatReadsEverythingAgain(SyncClient client) throws Exception {
        assumeTrue(client == SyncClient.JAVA || isNodeInstalled(), "skipped: Node is not installed");
        var revision = Publishing.publish(jdbi);
        waitUntilCurrent(revision);
        var models = JSON.createObjectNode();
        for (var line : given().get("/export/models.ndjson").asString().lines().toList()) {
            var model = JSON.readTree(line);
            models.set(model.get("slug").asText(), model);
        }
        var former = JSON.createObjectNode().put("revision", revision).set("models", models);
        JSON.writeValue(client.copy(folder).toFile(), former);

        client.look(folder);
        client.look(folder);
        var copy = JSON.readTree(client.copy(folder).toFile());
        assertThat(copy.get("revision").asInt()).isEqualTo(revision);
        assertSame(copy.get("models"), export(revision));
        assertThat(Files.readString(folder.resolve("output")))
                .containsOnlyOnce(client.copy(folder) + " is not in format 2: all models are read again");
    }

    /** After a power failure, a file that was not written to disk may be empty, cut off, or full of zeros. */
    @ParameterizedTest
    @EnumSource
    void clientReplacesADamagedCopy(SyncClient client) throws Exception {
        assumeTrue(client == SyncClient.JAVA || isNodeInstalled(), "skipped: Node is not installed");
        var revision = Publishing.publish(jdbi);
        waitUntilCurrent(revision);
        for (var damaged : List.of("", "{\"format\":2,", "\0\0\0\0")) {
            Files.writeString(client.copy(folder), damaged);
            Files.deleteIfExists(folder.resolve("output"));
            client.look(folder);
            assertSame(JSON.readTree(client.copy(folder).toFile()).get("models"), export(revision));
            assertThat(Files.readString(folder.resolve("output")))
                    .contains(client.copy(folder) + " is not in format 2: all models are read again");
        }
    }

    private int publish(ChangingDataset data) {
        data.change();
        var day = LocalDate.parse("2026-09-01");
        return Atlas.on(jdbi)
                .take(Atlas.epoch(day.toString()).with(ImportOption.ACCEPT_LOSSES), data.file())
                .revision();
    }

    private int revisionOfCopy(SyncClient client) throws IOException {
        var file = client.copy(folder).toFile();
        return file.exists() ? JSON.readTree(file).get("revision").asInt() : 0;
    }

    private static void waitUntilCurrent(int revision) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!given().head("/changes?since=0").header("X-Atlas-Revision").equals(Integer.toString(revision))) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** The models of an export, under the names of the change feed. */
    private static TreeMap<String, JsonNode> export(int revision) throws IOException {
        var models = new TreeMap<String, JsonNode>();
        var text = given().get("/export/models.ndjson?derived=true&revision=" + revision)
                .asString();
        for (var line : text.lines().toList()) {
            var row = JSON.readTree(line);
            var model = JSON.createObjectNode();
            ExportColumn.of(Fact.LATEST_EDITION, true)
                    .forEach(column -> model.set(
                            column.fieldName(), row.has(column.header()) ? row.get(column.header()) : unknown(column)));
            models.put(row.get("slug").asText(), model);
        }
        return models;
    }

    /** What the change feed has for a fact that the export of the revision does not have. */
    private static JsonNode unknown(ExportColumn column) {
        assertThat(ExportColumn.of(1, true)).doesNotContain(column);
        return column.kind().isList() ? JSON.createArrayNode() : JSON.nullNode();
    }

    /** Compares numbers by value, because languages format the same number differently. */
    private static void assertSame(JsonNode copy, TreeMap<String, JsonNode> export) {
        Comparator<JsonNode> byValue = (a, b) -> a.isNumber() && b.isNumber()
                ? compare(a.decimalValue(), b.decimalValue(), Comparator.naturalOrder())
                : a.equals(b) ? 0 : 1;
        var slugs = new TreeSet<String>();
        copy.fieldNames().forEachRemaining(slugs::add);
        assertThat(slugs).isEqualTo(export.keySet());
        export.forEach((slug, model) ->
                assertThat(model.equals(byValue, copy.get(slug))).as(slug).isTrue());
    }

    private static boolean isNodeInstalled() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
