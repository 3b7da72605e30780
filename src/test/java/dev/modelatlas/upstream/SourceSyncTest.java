package dev.modelatlas.upstream;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.csv.CsvDrafts;
import dev.modelatlas.csv.CsvImport;
import dev.modelatlas.curation.OrganizationCuration;
import dev.modelatlas.ingest.Cancellation;
import dev.modelatlas.ingest.ImportStage;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.testsupport.AtOnce;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Waiting;
import dev.modelatlas.vocabulary.Sector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Sources that are available, broken or unreachable. */
@Concurrent
class SourceSyncTest {
    private final Atlas atlas = Atlas.empty();
    private final SourceCheckRepository checks = new SourceCheckRepository(atlas.jdbi());
    private final Map<String, String> settings = new HashMap<>(Map.of("model-atlas.source.private-addresses", "true"));
    private Origin origin;
    private String first;
    private String second;

    @BeforeEach
    void source() throws IOException {
        origin = new Origin();
        first = Files.readString(Path.of("db/seed/0001-2024-07-16.csv"));
        second = Files.readString(Path.of("db/seed/0002-2024-11-22.csv"));
    }

    @AfterEach
    void end() {
        origin.close();
    }

    @Test
    void importsANewFileWithItsDate() {
        origin.has(first, "\"1\"", "Tue, 16 Jul 2024 23:30:00 GMT");
        assertThat(sync()).first().asString().contains("1");
        assertThat(revisions()).containsExactly("1 2024-07-16 Epoch AI");
        assertThat(atlas.lines("select actor from audit_event where action = 'REVISION_PUBLISHED'"))
                .containsExactly("sync");
        origin.has(second, "\"2\"", null);
        sync();
        assertThat(revisions()).containsExactly("1 2024-07-16 Epoch AI", "2 2026-11-27 Epoch AI");
        assertThat(told()).isEqualTo(metrics("imported", rows(second)));
    }

    @Test
    void importsAFileThatIsOlderThanTheCurrentRevisionOfAnotherPublisher() {
        origin.has(first, "\"1\"", "Tue, 16 Jul 2024 23:30:00 GMT");
        sync();
        atlas.take(Atlas.partner("2024-11-23"), Csv.file(Csv.row("Newborn", "2024-11-01", "Newborn Labs")));
        origin.has(second, "\"2\"", "Fri, 22 Nov 2024 12:00:00 GMT");
        sync();
        assertThat(revisions())
                .containsExactly("1 2024-07-16 Epoch AI", "2 2024-11-23 Partner", "3 2024-11-23 Epoch AI");
        assertThat(told()).isEqualTo(metrics("imported", rows(second)));
    }

    @Test
    void refusesAFileThatIsOlderThanTheNewestRevisionOfItsPublisher() {
        var alpha = Csv.row("Alpha", "2024-01-31", "OpenAI");
        atlas.take("2024-11-20", Csv.file(alpha));
        origin.has(Csv.file(alpha.replace("2024-01-31", "2024-01-30")), "\"1\"", "Sat, 16 Nov 2024 12:00:00 GMT");
        assertThatThrownBy(this::sync)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("The source is dated 2024-11-16, before the current revision 1 (2024-11-20)");
        assertThat(revisions()).containsExactly("1 2024-11-20 Epoch AI");
    }

    @Test
    void importsAFileThatIsNewerThanTheLastFileButDatedBeforeTheCurrentRevision() {
        publishThroughThePartnersDay();
        origin.has(file("Alpha", "Beta", "Gamma"), "\"3\"", "Fri, 22 Nov 2024 18:00:00 GMT");
        sync();
        assertThat(revisions()).endsWith("3 2024-11-25 Epoch AI", "4 2024-11-25 Epoch AI");
        origin.has(file("Alpha", "Beta"), "\"4\"", "Thu, 21 Nov 2024 18:00:00 GMT");
        assertThatThrownBy(this::sync)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("The source is dated 2024-11-21, before the current revision 4 (2024-11-25)");
    }

    @Test
    void decisionOfAnOperatorDoesNotHideTheDateOfTheLastFile() {
        publishThroughThePartnersDay();
        var decision = new OrganizationCuration(
                new Actor("operator"), "newborn-labs", null, Sector.INDUSTRY, null, null, List.of(), null);
        new Ingest(atlas.jdbi()).curate(decision, false);
        origin.has(file("Alpha", "Beta", "Gamma"), "\"3\"", "Fri, 22 Nov 2024 18:00:00 GMT");
        sync();
        assertThat(revisions()).endsWith("4 2024-11-25 Epoch AI", "5 2024-11-25 Epoch AI");
    }

    @Test
    void importsANewerFileFromAMovedSourceEvenIfDatedBeforeTheCurrentRevision() throws IOException {
        publishThroughThePartnersDay();
        try (var other = new Origin()) {
            other.has(file("Alpha", "Beta", "Gamma"), "\"3\"", "Fri, 22 Nov 2024 18:00:00 GMT");
            sync(other.url());
        }
        assertThat(revisions()).endsWith("3 2024-11-25 Epoch AI", "4 2024-11-25 Epoch AI");
    }

    /** The state is as if the process had died after the import of the second file and before it recorded the result. */
    @Test
    void repeatedSyncRecordsTheDateOfTheFileIfTheFirstResultWasNotRecorded() {
        publishThroughThePartnersDay();
        atlas.jdbi()
                .useHandle(handle -> handle.execute("update upstream_check set file_date = '2024-11-19',"
                        + " revision_number = 1, etag = null, sha256 = null"));
        sync();
        assertThat(told().get("outcome")).isEqualTo("unchanged");
        origin.has(file("Alpha", "Beta", "Gamma"), "\"3\"", "Fri, 22 Nov 2024 18:00:00 GMT");
        sync();
        assertThat(revisions()).endsWith("3 2024-11-25 Epoch AI", "4 2024-11-25 Epoch AI");
    }

    /** The date is unknown if an earlier release did not store it, or if the last file was imported by hand. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesAFileOlderThanTheNewestRevisionIfTheDateOfTheLastFileIsUnknown(boolean isByHand) {
        publishThroughThePartnersDay();
        if (isByHand) {
            atlas.take("2024-11-25", file("Alpha", "Beta", "Delta"));
        } else {
            atlas.jdbi().useHandle(handle -> handle.execute("update upstream_check set file_date = null"));
        }
        origin.has(file("Alpha", "Beta", "Gamma"), "\"3\"", "Sun, 24 Nov 2024 18:00:00 GMT");
        assertThatThrownBy(this::sync)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("The source is dated 2024-11-24, before the current revision");
    }

    @Test
    void refusesAFileOlderThanAnImportForWhichTheCheckWaits() {
        publishThroughThePartnersDay();
        origin.has(file("Alpha", "Beta", "Gamma"), "\"3\"", "Sun, 24 Nov 2024 18:00:00 GMT");
        var check = checkDuring(Atlas.epoch("2024-11-25"), file("Alpha", "Beta", "Delta"));
        assertThatThrownBy(check::join)
                .hasCauseInstanceOf(RefusedException.class)
                .hasMessageContaining("The source is dated 2024-11-24, before the current revision 4 (2024-11-25)");
        assertThat(revisions()).endsWith("3 2024-11-25 Epoch AI", "4 2024-11-25 Epoch AI");
        assertThat(told().get("outcome")).isEqualTo("refused");
    }

    @Test
    void importsAFileWithTheDateOfAnotherPublishersImportForWhichTheCheckWaits() {
        origin.has(first, "\"1\"", "Tue, 16 Jul 2024 23:30:00 GMT");
        sync();
        origin.has(second, "\"2\"", "Fri, 22 Nov 2024 12:00:00 GMT");
        checkDuring(Atlas.partner("2024-11-23"), Csv.file(Csv.row("Newborn", "2024-11-01", "Newborn Labs")))
                .join();
        assertThat(revisions())
                .containsExactly("1 2024-07-16 Epoch AI", "2 2024-11-23 Partner", "3 2024-11-23 Epoch AI");
        assertThat(told()).isEqualTo(metrics("imported", rows(second)));
    }

    /** Imports a file. Starts a check during the import, and lets the import continue when the check waits for it. */
    private CompletableFuture<List<String>> checkDuring(Publication publication, String csv) {
        var check = new CompletableFuture<List<String>>();
        var drafts = new CsvDrafts(new ByteArrayInputStream(csv.getBytes(UTF_8)), Clock.systemUTC());
        new Ingest(atlas.jdbi())
                .run(
                        publication,
                        drafts,
                        stage -> {
                            if (stage == ImportStage.STAGED) {
                                check.completeAsync(this::sync);
                                Waiting.await().until(() -> check.isDone() || atlas.isAnyWriterWaiting());
                            }
                        },
                        new Cancellation());
        return check;
    }

    /** Imports two files of the source, and between them one of a partner with a later day than the second. */
    private void publishThroughThePartnersDay() {
        origin.has(file("Alpha"), "\"1\"", "Tue, 16 Jul 2024 23:30:00 GMT");
        sync();
        atlas.take(Atlas.partner("2024-11-25"), Csv.file(Csv.row("Newborn", "2024-11-01", "Newborn Labs")));
        origin.has(file("Alpha", "Beta"), "\"2\"", "Fri, 22 Nov 2024 12:00:00 GMT");
        sync();
        assertThat(revisions()).endsWith("3 2024-11-25 Epoch AI");
    }

    private static String file(String... models) {
        return Csv.file(Stream.of(models)
                .map(model -> Csv.row(model, "2024-01-31", "OpenAI"))
                .toArray(String[]::new));
    }

    @Test
    void findsNothingNewIfTheFileWasImportedByHandUnderALaterDate() {
        atlas.take("2024-07-20", first);
        origin.has(first, "\"1\"", "Tue, 16 Jul 2024 23:30:00 GMT");
        sync();
        assertThat(revisions()).containsExactly("1 2024-07-20 Epoch AI");
        assertThat(told()).isEqualTo(metrics("unchanged", rows(first)));
    }

    @Test
    void doesNotDownloadAKnownFileAgain() {
        origin.has(first, "\"1\"", null);
        sync();
        assertThat(sync()).containsExactly("Nothing new: the source still has the same file.");
        assertThat(origin.conditions()).containsExactly("none", "\"1\"");
        assertThat(told()).isEqualTo(metrics("unchanged", rows(first)));
    }

    @Test
    void unchangedFileWithANewETagIsNotImported() {
        origin.has(first, "\"1\"", null);
        sync();
        origin.has(first, "\"2\"", null);
        assertThat(sync()).containsExactly("Nothing new: the downloaded file is identical to the last imported file.");
        sync();
        assertThat(origin.conditions()).containsExactly("none", "\"1\"", "\"2\"");
        assertThat(revisions()).hasSize(1);
        assertThat(told()).isEqualTo(metrics("unchanged", rows(first)));
    }

    @Test
    void failedSyncChangesNothingAndTheNextSyncRequestsTheFileAgain() {
        origin.has(first, "\"1\"", null);
        sync();
        origin.status(500);
        assertUnreachable("The source responded with status 500, not 200");
        assertThat(told()).isEqualTo(metrics("unreachable", rows(first)));
        origin.has(second, "\"2\"", null);
        sync();
        assertThat(origin.conditions()).containsExactly("none", "\"1\"", "\"1\"");
        assertThat(revisions()).hasSize(2);
        assertThat(told()).isEqualTo(metrics("imported", rows(second)));
    }

    @Test
    void status304ToAnUnconditionalRequestIsAnError() {
        origin.status(304);
        assertUnreachable("The source responded with status 304, not 200");
    }

    @Test
    void reasonOfAFailureIsReportedEvenIfItCannotBeRecorded() {
        atlas.jdbi().useHandle(handle -> handle.execute("alter table upstream_check add check (outcome = 'IMPORTED')"));
        origin.status(500);
        assertThatThrownBy(this::sync).isInstanceOf(UnreachableException.class).hasMessageContaining("status 500");
        origin.has("<!doctype html>", "\"1\"", null);
        assertThatThrownBy(this::sync).isInstanceOf(RefusedException.class);
    }

    @Test
    void silentSourceTimesOut() {
        settings.put("model-atlas.source.timeout", "300ms");
        origin.does(exchange -> origin.hang());
        assertUnreachable("The source did not deliver a whole file within 300 ms");
        origin.does(exchange -> {
            Origin.send(exchange, first, 5000);
            origin.hang();
        });
        assertUnreachable("The source did not deliver a whole file within 300 ms");
    }

    @Test
    void refusesATruncatedFile() {
        origin.does(exchange -> Origin.send(exchange, first, first.length() / 2));
        assertUnreachable("The connection to the source was lost before the whole file arrived");
    }

    /** The end of the connection is the end of such a file, so a lost connection would look like the end. */
    @Test
    void refusesAFileThatTheSourceSendsWithoutItsLength() throws IOException {
        atlas.take("2024-07-15", first);
        var lines = second.lines().toList();
        var part = String.join("\n", lines.subList(0, lines.size() * 97 / 100));
        try (var source = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var sent = CompletableFuture.runAsync(() -> send(source, "HTTP/1.1 200 OK\r\nETag: \"1\"\r\n\r\n" + part));
            var url = URI.create("http://localhost:" + source.getLocalPort() + "/models.csv");
            assertThatThrownBy(() -> sync(url))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage(
                            "The source sends neither Content-Length nor Transfer-Encoding, so a truncated file would"
                                    + " look complete");
            sent.join();
        }
        assertThat(revisions()).hasSize(1);
    }

    /** Sends the response to the first request, and closes the connection. */
    private static void send(ServerSocket source, String response) {
        try (var client = source.accept()) {
            var request = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            while (!request.readLine().isEmpty()) {
                // Reads the head of the request, because a close with unread bytes would reset the connection.
            }
            client.getOutputStream().write(response.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Only Linux has a device that is always full.")
    void sourceIsNotBlamedForAFullDisk() {
        origin.has(first, "\"1\"", null);
        assertThatThrownBy(() -> new FileDownload(config()).fetch(origin.url(), null, Path.of("/dev/full")))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("The file could not be stored: java.io.IOException: No space left on device");
    }

    @Test
    void recordsThatTheDirectoryForTheFileDoesNotExist(@TempDir Path folder) {
        var limits =
                Map.of("model-atlas.import.directory", folder.resolve("missing").toString());
        assertThatThrownBy(() ->
                        Syncs.of(atlas.jdbi(), imports(), config(), limits).run(origin.url()))
                .isInstanceOf(UnreachableException.class)
                .hasMessageStartingWith("The file could not be stored: java.nio.file.NoSuchFileException: " + folder);
        assertThat(told().get("outcome")).isEqualTo("unreachable");
    }

    @Test
    void refusesAFileOverTheLimit() {
        settings.put("model-atlas.source.max-size", "1000");
        origin.has(first, "\"1\"", null);
        assertUnreachable("The source sends more than 1000 bytes, the limit of model-atlas.source.max-size");
    }

    @Test
    void refusesACompressedFileWhoseContentIsOverTheLimit() throws IOException {
        settings.put("model-atlas.source.max-size", "100000");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Csv.file(Csv.row("Alpha", "2024-01-31", "OpenAI") + "\n".repeat(200_000))
                    .getBytes(UTF_8));
        }
        assertThat(packed.size()).isLessThan(10_000);
        origin.does(exchange -> {
            exchange.sendResponseHeaders(200, packed.size());
            exchange.getResponseBody().write(packed.toByteArray());
        });
        assertThatThrownBy(this::sync).isInstanceOf(RefusedException.class).hasMessageContaining("100000 bytes");
        assertThat(revisions()).isEmpty();
        settings.put("model-atlas.source.max-size", "300000");
        sync();
        assertThat(revisions()).hasSize(1);
    }

    @Test
    void cancelsAnImportThatTakesTooLong() {
        origin.has(first, "\"1\"", null);
        try (var other = atlas.jdbi().open()) {
            other.begin();
            other.execute("select pg_advisory_xact_lock(?)", 0x61746c6173L);
            var limits = Map.of("model-atlas.import.max-duration", "300ms");
            var late = CompletableFuture.runAsync(
                    () -> Syncs.of(atlas.jdbi(), imports(), config(), limits).run(origin.url()));
            assertThat(late)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(RefusedException.class)
                    .withMessageContaining("took longer than model-atlas.import.max-duration");
            other.rollback();
        }
        assertThat(told()).isEqualTo(metrics("refused", null));
        assertThat(revisions()).isEmpty();
    }

    private CsvImport imports() {
        return new CsvImport(new Ingest(atlas.jdbi()), Clock.systemUTC());
    }

    @Test
    void refusesAnHtmlPageInsteadOfAFile() {
        origin.has("<!DOCTYPE html>\n<html><body>Moved</body></html>\n", "\"p\"", null);
        assertThatThrownBy(this::sync).isInstanceOf(RefusedException.class);
        assertThat(revisions()).isEmpty();
        assertThat(told()).isEqualTo(metrics("refused", null));
    }

    @Test
    void refusesAFileWithFortyPercentFewerRowsAndRequestsItAgain() {
        origin.has(first, "\"1\"", null);
        sync();
        var lines = first.lines().toList();
        var fewer = lines.subList(0, lines.size() * 6 / 10).stream().collect(Collectors.joining("\n", "", "\n"));
        origin.has(fewer, "\"2\"", null);
        for (var time = 0; time < 2; time++) {
            assertThatThrownBy(this::sync)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("models would be removed");
            assertThat(told().get("outcome")).isEqualTo("mass_change");
            assertThat((Double) told().get("losses")).isPositive();
        }
        assertThat(origin.conditions()).containsExactly("none", "\"1\"", "\"1\"");
        assertThat(revisions()).hasSize(1);
    }

    @Test
    void followsARedirectButNotALoop() throws IOException {
        try (var other = new Origin()) {
            other.has(first, "\"1\"", null);
            origin.redirects(other.url().toString());
            sync();
            assertThat(revisions()).hasSize(1);
        }
        origin.redirects("/again");
        assertUnreachable("The source redirects more than 5 times");
        origin.redirects("ftp://localhost/models.csv");
        assertUnreachable("The address of the source, or of a redirect, does not begin with https:// and a host name");
        origin.status(302);
        assertUnreachable("The source sent a redirect without a Location header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/models.csv", "https://169.254.169.254/latest", "https://[::1]/"})
    void usesOnlyPublicAddressesByDefault(String url) {
        settings.clear();
        assertThatThrownBy(() -> sync(URI.create(url)))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("resolves to an address that is not public");
    }

    @Test
    void doesNotUsePlainHttpByDefault() {
        settings.clear();
        assertUnreachable("The address of the source, or of a redirect, is plain http. Use https (or allow http with "
                + "model-atlas.source.private-addresses)");
        assertThat(origin.conditions()).isEmpty();
    }

    @Test
    void concurrentSyncsCreateOneRevision() {
        origin.has(first, "\"1\"", null);
        AtOnce.each(List.of(1, 2), number -> sync());
        assertThat(revisions()).hasSize(1);
        assertThat(told().get("rows")).isEqualTo(rows(first));
    }

    /** The source replaces its file while the first sync downloads the file. */
    @Test
    void concurrentSyncsImportTheNewerFileLast() {
        var older = Csv.row("Alpha", "2024-01-30", "OpenAI");
        var second = new CompletableFuture<List<String>>();
        var requests = new AtomicInteger();
        origin.does(exchange -> {
            exchange.getResponseHeaders().add("Last-Modified", "Fri, 22 Nov 2024 12:00:00 GMT");
            if (requests.incrementAndGet() == 1) {
                second.completeAsync(this::sync);
                Waiting.await().until(() -> second.isDone() || atlas.isAnyWriterWaiting());
                Origin.send(exchange, Csv.file(older), Integer.MAX_VALUE);
            } else {
                Origin.send(exchange, Csv.file(older.replace("01-30", "01-31")), Integer.MAX_VALUE);
            }
        });
        sync();
        second.join();
        assertThat(atlas.lines("select valid_from || ' ' || released_on from model_version order by valid_from"))
                .containsExactly("1 2024-01-30", "2 2024-01-31");
    }

    @Test
    void syncKeepsItsResultEvenIfTheConnectionThatHoldsItsLockIsLost() {
        origin.does(exchange -> {
            assertThat(atlas.lines("select pg_terminate_backend(l.pid) from pg_locks l"
                            + " join pg_database d on d.oid = l.database and d.datname = current_database()"
                            + " where l.locktype = 'advisory' and l.objid = " + 0x73796e63))
                    .containsExactly("t");
            Origin.send(exchange, first, Integer.MAX_VALUE);
        });
        sync();
        assertThat(revisions()).hasSize(1);
        assertThat(told().get("rows")).isEqualTo(rows(first));
    }

    /** The state is as if the process had died after the import and before it recorded the result. */
    @Test
    void repeatedSyncChangesNothingIfTheFirstResultWasNotRecorded() {
        origin.has(first, "\"1\"", null);
        sync();
        atlas.jdbi().useHandle(handle -> handle.execute("delete from upstream_check"));
        sync();
        assertThat(revisions()).hasSize(1);
        assertThat(told()).isEqualTo(metrics("unchanged", rows(first)));
    }

    @Test
    void importHasTheConfiguredPublisher() {
        settings.putAll(Map.of(
                "model-atlas.source.publisher", "Notable",
                "model-atlas.source.name", "Notable AI Models"));
        origin.has(first, "\"1\"", null);
        sync();
        assertThat(revisions()).singleElement().asString().endsWith(" Notable");
    }

    /** A command would import the file under the name of Epoch AI. */
    @Test
    void refusalSaysHowToImportTheFileUnderTheNameOfItsPublisher() {
        settings.put("model-atlas.source.publisher", "Notable");
        origin.has(first, "\"1\"", "Tue, 16 Jul 2024 12:00:00 GMT");
        sync();
        var fewer = first.lines().limit(100).collect(Collectors.joining("\n", "", "\n"));
        origin.has(fewer, "\"2\"", "Mon, 15 Jul 2024 12:00:00 GMT");
        assertThatThrownBy(this::sync)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(
                        "If the file is correct, send it to /imports with acceptLosses=true and a key named"
                                + " \"Notable\".")
                .hasMessageContaining(
                        "To import the older file anyway, send it to /imports with asOf=2024-07-16 or later,"
                                + " and a key named \"Notable\".")
                .hasMessageNotContaining("--");
    }

    @Test
    void interruptedCheckSaysNothingAboutTheSource() throws InterruptedException {
        origin.does(exchange -> origin.hang());
        var server = new Thread(() -> assertThatThrownBy(this::sync).isInstanceOf(UnreachableException.class));
        server.start();
        Waiting.await().until(() -> !origin.conditions().isEmpty());
        server.interrupt();
        server.join();
        assertThat(atlas.lines("select outcome from upstream_check")).isEmpty();
    }

    @Test
    void reportsATlsConnectionThatFailsWithoutACertificate() {
        assertThatThrownBy(() -> sync(URI.create(origin.url().toString().replace("http://", "https://"))))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("The TLS connection to the source failed");
    }

    @Test
    void refusesALongDescriptionOfTheConfiguredSource() {
        settings.put("model-atlas.source.attribution", "x".repeat(2_500));
        origin.has(first, "\"1\"", null);
        assertThatThrownBy(this::sync)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("model-atlas.source")
                .hasMessageContaining("The limit is 2500.");
        assertThat(revisions()).isEmpty();
        assertThat(told().get("outcome")).isEqualTo("refused");
    }

    @Test
    void oneOfSeveralServersPerformsTheCheck() {
        var every = Duration.ofHours(1);
        var turns = new java.util.concurrent.ConcurrentLinkedQueue<Boolean>();
        AtOnce.each(List.of(1, 2, 3, 4), number -> turns.add(checks.begin("https://source.example/", every)));
        assertThat(turns).containsExactlyInAnyOrder(true, false, false, false);
        assertThat(checks.begin("https://source.example/", Duration.ZERO)).isTrue();
    }

    private void assertUnreachable(String message) {
        assertThatThrownBy(this::sync).isInstanceOf(UnreachableException.class).hasMessage(message);
        assertThat(told().get("outcome")).isEqualTo("unreachable");
    }

    private List<String> sync() {
        return sync(origin.url());
    }

    private List<String> sync(URI url) {
        return Syncs.of(atlas.jdbi(), imports(), config()).run(url);
    }

    /** A server with the default settings would not start with the origin's URL, which is plain http. */
    private UpstreamConfig config() {
        var configured = settings.isEmpty() ? URI.create("https://source.example/models.csv") : origin.url();
        return Syncs.config(configured, settings);
    }

    private List<String> revisions() {
        return atlas.lines("select number || ' ' || as_of || ' ' || publisher from revision order by number");
    }

    private static Double rows(String file) {
        return (double) file.lines().count() - 1;
    }

    /** The values of all gauges except times and notes. Gauges show the state that is stored in the database. */
    private Map<String, Object> told() {
        var registry = new SimpleMeterRegistry();
        var gauges = new SyncMetrics(config());
        gauges.bindTo(registry);
        gauges.see(checks.of(origin.url().toString()));
        var told = new HashMap<String, Object>();
        for (var name : List.of("rows", "losses")) {
            var value = registry.get("atlas.source." + name).gauge().value();
            told.put(name, Double.isNaN(value) ? null : value);
        }
        told.put(
                "outcome",
                registry.get("atlas.source.outcome").gauges().stream()
                        .filter(gauge -> gauge.value() == 1)
                        .map(gauge -> gauge.getId().getTag("outcome"))
                        .collect(Collectors.joining(" ")));
        assertThat(registry.get("atlas.source.checked.timestamp").gauge().value())
                .isPositive();
        return told;
    }

    /** The expected values of the gauges after a check without losses. */
    private static Map<String, Object> metrics(String outcome, Double rows) {
        var metrics = new HashMap<String, Object>(Map.of("outcome", outcome, "losses", 0.0));
        metrics.put("rows", rows);
        return metrics;
    }
}
