package dev.modelatlas.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.KeyRole;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.KeyVerifier;
import dev.modelatlas.access.PlainKey;
import dev.modelatlas.testsupport.Clients;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Documents;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.RecordedLog;
import dev.modelatlas.testsupport.Sql;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Each test has its own publisher, with the models of one laboratory. */
@QuarkusTest
@TestProfile(Publishing.class)
class ImportTest {
    private static final Actor ADA = new Actor("Ada");

    @Inject
    KeyRepository keys;

    @Inject
    Jdbi jdbi;

    @Inject
    ImportHandler imports;

    @Inject
    MeterRegistry meters;

    @TestHTTPResource
    URL url;

    @BeforeEach
    void publishAfterTheOthers() {
        var later = Clock.fixed(Instant.parse("2040-01-01T00:00:00Z"), ZoneOffset.UTC);
        QuarkusMock.installMockForType(later, Clock.class);
    }

    private final Map<String, PlainKey> known = new HashMap<>();
    private final String name = "Partner " + new Random().nextInt(1_000_000_000);

    @Test
    void importsAFileAsAJobWhoseStateCanBeRead() throws Exception {
        var before = Publishing.newest(jdbi);
        var sent = send(partner(), file(3), Map.of());
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(202);
        assertThat(sent.header("Location")).matches("/imports/[0-9a-f-]{36}");
        assertThat(sent.header("Cache-Control")).isEqualTo("no-store");
        var job = ended(partner(), sent);
        assertThatJson(job)
                .and(
                        it -> it.node("state").isEqualTo("DONE"),
                        it -> it.node("rowsDone").isEqualTo(3),
                        it -> it.node("report.added").isEqualTo(3),
                        it -> it.node("report.revision").isEqualTo(before + 1),
                        it -> it.node("problems").isEqualTo(null));
        var changes = given().get("/changes?since=" + before).asString();
        assertThat(changes.lines().count()).isEqualTo(4);
        assertThat(given().get("/export/models.metadata.json").asString()).contains("Found by " + name);
    }

    @Test
    void decompressesAnUploadedFile() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(file(2).getBytes(UTF_8));
        }
        var sent = ask(partner(), Map.of())
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/imports");
        assertThatJson(ended(partner(), sent)).node("report.added").isEqualTo(2);
    }

    @Test
    void repeatedFileWithTheSameIdempotencyKeyIsImportedOnce() throws Exception {
        var key = partner();
        var first = send(key.header("Idempotency-Key", "one"), file(3), Map.of());
        ended(partner(), first);
        var newest = Publishing.newest(jdbi);
        var again = send(partner().header("Idempotency-Key", "one"), file(3), Map.of());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(Publishing.newest(jdbi)).isEqualTo(newest);
        var other = send(partner().header("Idempotency-Key", "one"), file(4), Map.of());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThatJson(other.asString()).node("errors[0].extensions.code").isEqualTo("IDEMPOTENCY_MISMATCH");
    }

    @Test
    void fileWithAnotherBaseRevisionIsNotARepetition() throws Exception {
        var base = Publishing.newest(jdbi);
        var first = send(partner().header("Idempotency-Key", "based"), file(3), Map.of("baseRevision", base));
        assertThatJson(ended(partner(), first)).node("state").isEqualTo("DONE");
        var again = send(partner().header("Idempotency-Key", "based"), file(3), Map.of("baseRevision", base));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        for (Map<String, Object> other :
                List.of(Map.<String, Object>of("baseRevision", base + 1), Map.<String, Object>of())) {
            var refused = send(partner().header("Idempotency-Key", "based"), file(3), other);
            assertCode(refused, 409, "IDEMPOTENCY_MISMATCH");
        }
        // As a server of the previous release writes the job.
        jdbi.useHandle(handle -> handle.execute(
                "update import_job set base_revision = null where id = cast(? as uuid)",
                first.jsonPath().getString("id")));
        var upgraded = send(partner().header("Idempotency-Key", "based"), file(3), Map.of("baseRevision", base + 1));
        assertThat(upgraded.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void fileWithAnotherBaseRevisionIsNotARepetitionEvenAfterTheJobIsDeleted() throws Exception {
        var base = Publishing.newest(jdbi);
        var based = Map.<String, Object>of("baseRevision", base);
        var first = send(partner().header("Idempotency-Key", "forgotten"), file(3), based);
        assertThatJson(ended(partner(), first)).node("state").isEqualTo("DONE");
        jdbi.useHandle(handle -> handle.execute(
                "delete from import_job where id = cast(? as uuid)",
                first.jsonPath().getString("id")));
        var other = Map.<String, Object>of("baseRevision", base + 1);
        var refused = ended(partner(), send(partner().header("Idempotency-Key", "forgotten"), file(3), other));
        assertThatJson(refused).node("state").isEqualTo("REFUSED");
        assertThatJson(refused).node("problems[0].code").isEqualTo("IDEMPOTENCY_MISMATCH");
        var again = ended(partner(), send(partner().header("Idempotency-Key", "forgotten"), file(3), based));
        assertThatJson(again).node("report.replayed").isEqualTo(true);
    }

    @Test
    void fileWithABaseRevisionDoesNotRepeatAFileWithoutOne() throws Exception {
        var first = send(partner().header("Idempotency-Key", "free"), file(3), Map.of());
        ended(partner(), first);
        var based = Map.<String, Object>of("baseRevision", Publishing.newest(jdbi));
        assertCode(send(partner().header("Idempotency-Key", "free"), file(3), based), 409, "IDEMPOTENCY_MISMATCH");
    }

    @Test
    void fileLabelledWithTheTextNullDoesNotRepeatAFileWithoutALabel() throws Exception {
        var first = send(partner().header("Idempotency-Key", "label"), file(3), Map.of());
        ended(partner(), first);
        var labelled = Map.<String, Object>of("label", "null");
        assertCode(send(partner().header("Idempotency-Key", "label"), file(3), labelled), 409, "IDEMPOTENCY_MISMATCH");
    }

    @Test
    void idempotencyKeyOfARefusedFileCanBeUsedForTheCorrectedFile() throws Exception {
        var broken = Csv.file(Csv.with(row(1), "Publication date", "soon"));
        var refused = send(partner().header("Idempotency-Key", "mended"), broken, Map.of());
        assertThatJson(ended(partner(), refused)).node("state").isEqualTo("REFUSED");
        var mended = send(partner().header("Idempotency-Key", "mended"), file(2), Map.of());
        assertThat(mended.header("Location")).isNotEqualTo(refused.header("Location"));
        assertThatJson(ended(partner(), mended)).node("report.added").isEqualTo(2);
        var again = send(partner().header("Idempotency-Key", "mended"), file(2), Map.of());
        assertThat(again.header("Location")).isEqualTo(mended.header("Location"));
    }

    @Test
    void abandonedJobCanBeRepeatedWithoutImportingTheFileTwice() throws Exception {
        var first = send(partner().header("Idempotency-Key", "two"), file(3), Map.of());
        ended(partner(), first);
        var newest = Publishing.newest(jdbi);
        // As if the server had been killed after its commit, and before it recorded the result.
        jdbi.useHandle(handle -> handle.execute(
                "update import_job set state = 'RUNNING', report = null, ended_at = null,"
                        + " seen_at = now() - interval '1 minute' where id = cast(? as uuid)",
                first.jsonPath().getString("id")));
        assertThatJson(job(partner(), first)).node("state").isEqualTo("ABANDONED");
        var second = send(partner().header("Idempotency-Key", "two"), file(3), Map.of());
        assertThat(second.header("Location")).isNotEqualTo(first.header("Location"));
        assertThatJson(ended(partner(), second))
                .and(
                        it -> it.node("report.replayed").isEqualTo(true),
                        it -> it.node("report.revision").isEqualTo(newest));
        assertThat(Publishing.newest(jdbi)).isEqualTo(newest);
    }

    @Test
    void dryRunReportsChangesAndWritesNothing() throws Exception {
        var before = Publishing.newest(jdbi);
        var job = ended(partner(), send(partner(), file(3), Map.of("dryRun", true)));
        assertThatJson(job).node("report.added").isEqualTo(3);
        assertThat(Publishing.newest(jdbi)).isEqualTo(before);
    }

    @Test
    void importsTheTemplateFilledWithTheDocumentedExamples() throws Exception {
        var template = given().get("/export/template.csv");
        assertThat(template.contentType()).isEqualTo("text/csv; charset=utf-8");
        assertThat(template.header("Content-Disposition")).isEqualTo("attachment; filename=\"template.csv\"");
        var examples = Documents.text(Path.of("docs/importing.md"))
                .lines()
                .filter(line -> line.matches("[|] `[a-z_]+`.*[|].*[|].*[|].*[|]"))
                .map(line -> line.replaceFirst(".*(?<!\\\\)[|] ?([^ ].*)?[|]$", "$1"))
                .map(cell -> cell.strip().replace("`", "").replace("\\|", "|"))
                .toList();
        var columns = template.asString().strip().split(",");
        var row = String.join(",", examples.subList(0, columns.length))
                .replace("Example 70B", name + " 70B")
                .replace("example-70b", name.toLowerCase(Locale.ROOT).replace(' ', '-') + "-70b");
        var job = ended(partner(), send(partner(), template.asString() + row + "\n", Map.of("strict", true)));
        assertThatJson(job)
                .and(
                        it -> it.node("state").isEqualTo("DONE"),
                        it -> it.node("report.added").isEqualTo(1),
                        it -> it.node("report.importNotes").isArray().isEmpty());
    }

    @Test
    void refusesAFileAndReportsTheLinesOfItsInvalidRows() throws Exception {
        var file = Csv.file(row(1), Csv.with(row(2), "Publication date", "soon"), Csv.with(row(3), "Model", ""));
        var before = Publishing.newest(jdbi);
        var job = ended(partner(), send(partner(), file, Map.of()));
        assertThatJson(job)
                .and(
                        it -> it.node("state").isEqualTo("REFUSED"),
                        it -> it.node("problems").isArray().hasSize(2),
                        it -> it.node("problems[0].line").isEqualTo(3),
                        it -> it.node("problems[0].column").isEqualTo("Publication date"),
                        it -> it.node("problems[1].line").isEqualTo(4),
                        it -> it.node("problems[1].column").isEqualTo("Model"));
        assertThat(Publishing.newest(jdbi)).isEqualTo(before);
    }

    @Test
    void logAndMetricsSayHowImportsEnded() throws Exception {
        var done = ended("DONE");
        var refused = ended("REFUSED");
        try (var log = RecordedLog.of(ImportQueue.class)) {
            send(partner().header("X-Request-Id", "good-file"), file(2), Map.of());
            await().until(() -> log.ofRequest("good-file").size() == 2);
            var broken = Csv.file(row(1), Csv.with(row(2), "Publication date", "soon\u001b[31m"));
            send(partner().header("X-Request-Id", "bad-file"), broken, Map.of());
            await().until(() -> log.ofRequest("bad-file").size() == 2);
            assertThat(log.ofRequest("good-file"))
                    .satisfiesExactly(
                            line -> assertThat(line).endsWith(" of publisher " + name + " is queued"),
                            line -> assertThat(line)
                                    .contains(
                                            " of publisher " + name + " ended as DONE. Revision "
                                                    + Publishing.newest(jdbi) + " was made. ",
                                            " 2 added, "));
            assertThat(log.ofRequest("bad-file").get(1))
                    .contains(" ended as REFUSED. Problems: 1. The first is ", "Line 3", "soon [31m")
                    .doesNotContain("\u001b");
        }
        assertThat(ended("DONE")).isEqualTo(done + 1);
        assertThat(ended("REFUSED")).isEqualTo(refused + 1);
    }

    private double ended(String state) {
        return meters.get("atlas.imports.ended")
                .tag("state", state)
                .functionCounter()
                .count();
    }

    @Test
    void refusesOrSkipsRowsWithAReleaseDateInTheFuture() throws Exception {
        var today = Csv.with(row(1), "Publication date", "2040-01-01");
        var file = Csv.file(today, Csv.with(row(2), "Publication date", "2040-01-02"));
        var refused = ended(partner(), send(partner(), file, Map.of("dryRun", true)));
        assertThatJson(refused)
                .and(
                        it -> it.node("state").isEqualTo("REFUSED"),
                        it -> it.node("problems").isArray().hasSize(1),
                        it -> it.node("problems[0].code").isEqualTo("IN_THE_FUTURE"),
                        it -> it.node("problems[0].line").isEqualTo(3));
        var lenient = ended(partner(), send(partner(), file, Map.of("dryRun", true, "lenient", true)));
        assertThatJson(lenient)
                .and(
                        it -> it.node("report.added").isEqualTo(1),
                        it -> it.node("report.rowsSkipped").isEqualTo(1));
    }

    @Test
    void strictImportRefusesInvalidCellsAndLenientImportReportsThem() throws Exception {
        var file = Csv.file(row(1), Csv.with(row(2), "Parameters", "many"));
        var strict = ended(partner(), send(partner(), file, Map.of("strict", true)));
        assertThatJson(strict)
                .and(
                        it -> it.node("state").isEqualTo("REFUSED"),
                        it -> it.node("problems[0].code").isEqualTo("MALFORMED"),
                        it -> it.node("problems[0].column").isEqualTo("Parameters"));
        var job = ended(partner(), send(partner(), file, Map.of()));
        assertThatJson(job)
                .and(
                        it -> it.node("state").isEqualTo("DONE"),
                        it -> it.node("report.noteCounts").isEqualTo("{MALFORMED: 1}"),
                        it -> it.node("report.importNotes[0].line").isEqualTo(3),
                        it -> it.node("report.names.added").isArray().hasSize(2));
    }

    @Test
    void refusesAFileThatWouldRemoveTooMuchUnlessLossesAreAccepted() throws Exception {
        ended(partner(), send(partner(), file(20), Map.of()));
        var refused = ended(partner(), send(partner(), file(10), Map.of()));
        assertThatJson(refused)
                .and(
                        it -> it.node("state").isEqualTo("REFUSED"),
                        it -> it.node("problems[0].code").isEqualTo("MASS_CHANGE"),
                        it -> it.node("problems[0].message")
                                .isString()
                                .contains("10 of 20 models would be removed", "import it with acceptLosses=true"));
        assertThatJson(ended(partner(), send(partner(), file(10), Map.of("acceptLosses", true))))
                .and(
                        it -> it.node("state").isEqualTo("DONE"),
                        it -> it.node("report.removed").isEqualTo(10));
    }

    @Test
    void cancelledImportPublishesNothing() throws Exception {
        var before = Publishing.newest(jdbi);
        // Holds the writers' lock, as another import would.
        try (var other = jdbi.open()) {
            other.begin();
            other.execute("select pg_advisory_xact_lock(?)", 0x61746c6173L);
            var sent = send(partner(), file(3), Map.of());
            waitFor(sent, "RUNNING");
            assertThat(partner().delete(sent.header("Location")).statusCode()).isEqualTo(202);
            assertThatJson(ended(partner(), sent)).node("state").isEqualTo("CANCELLED");
            other.rollback();
        }
        assertThat(Publishing.newest(jdbi)).isEqualTo(before);
        assertThatJson(ended(partner(), send(partner(), file(1), Map.of())))
                .node("state")
                .isEqualTo("DONE");
    }

    @Test
    void cancelledImportFreesItsSlotWhileEarlierImportsStillRun() throws Exception {
        Response first;
        Response third;
        try (var other = jdbi.open()) {
            other.begin();
            other.execute("select pg_advisory_xact_lock(?)", 0x61746c6173L);
            first = send(partner(), file(3), Map.of());
            waitFor(first, "RUNNING");
            var second = send(partner(), file(4), Map.of());
            assertCode(send(partner(), file(5), Map.of()), 503, "OVERLOADED");
            assertThat(partner().delete(second.header("Location")).statusCode()).isEqualTo(202);
            third = send(partner(), file(5), Map.of());
            assertThat(third.statusCode()).as(third.asString()).isEqualTo(202);
            assertThatJson(job(partner(), second)).node("state").isEqualTo("CANCELLED");
            other.rollback();
        }
        for (var sent : List.of(first, third)) {
            assertThatJson(ended(partner(), sent)).node("state").isEqualTo("DONE");
        }
    }

    @Test
    void waitingImportsPublishNothingAfterTheirKeyIsRevoked() throws Exception {
        var before = Publishing.newest(jdbi);
        Response first;
        Response second;
        try (var other = jdbi.open()) {
            other.begin();
            other.execute("select pg_advisory_xact_lock(?)", 0x61746c6173L);
            first = send(partner(), file(3), Map.of());
            second = send(partner(), file(4), Map.of());
            waitFor(first, "RUNNING");
            assertThatJson(job(partner(), second)).node("state").isEqualTo("QUEUED");
            revoke();
            other.rollback();
        }
        for (var sent : List.of(first, second)) {
            assertThatJson(ended(partner(), sent))
                    .and(
                            it -> it.node("state").isEqualTo("REFUSED"),
                            it -> it.node("problems[0].code").isEqualTo("REFUSED"),
                            it -> it.node("problems[0].message")
                                    .isEqualTo("The API key of this import has expired or was revoked. Send the"
                                            + " file again with a valid key."));
        }
        assertThat(Publishing.newest(jdbi)).isEqualTo(before);
    }

    @Test
    void uploadPublishesNothingIfItsKeyIsRevokedMeanwhile() throws Exception {
        var before = Publishing.newest(jdbi);
        partner();
        var file = file(3).getBytes(UTF_8);
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            var out = socket.getOutputStream();
            out.write(("POST /imports?asOf=" + day() + "&sourceName=a&sourceUrl=https://example.org&licence=CC0"
                            + "&attribution=a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + known.get(name).text() + "\r\nContent-Type: text/csv\r\nContent-Length: " + file.length
                            + "\r\n\r\n")
                    .getBytes(UTF_8));
            out.write(file, 0, 10);
            await().until(() -> imports.inProgress() == 1);
            revoke();
            out.write(file, 10, file.length - 10);
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("UNAUTHENTICATED");
        }
        assertThat(imports.inProgress()).isZero();
        assertThat(Publishing.newest(jdbi)).isEqualTo(before);
    }

    @Test
    void refusalNamesTheTimeToWaitIfOtherRequestsKeepRestartingTheImport() {
        // Acts like other requests, which always add the job first, and cancel it before it is found.
        jdbi.useHandle(handle -> handle.execute("create function add_no_job() returns trigger language plpgsql"
                + " as 'begin return null; end';"
                + " create trigger add_no_job before insert on import_job for each row"
                + " when (new.publisher = '" + name + "') execute function add_no_job()"));
        try {
            var refused = send(partner(), file(1), Map.of());
            assertCode(refused, 503, "OVERLOADED");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
        } finally {
            jdbi.useHandle(handle -> handle.execute("drop function add_no_job cascade"));
        }
    }

    /** Revokes the publisher's key, waits until servers notice, and lets the publisher use a new key from now on. */
    private void revoke() throws InterruptedException {
        keys.revoke(ADA, known.remove(name).id());
        Thread.sleep(KeyVerifier.MEMORY.toMillis() + 100);
    }

    @Test
    void onlyThePublisherOfAJobSeesTheJob() throws Exception {
        var sent = send(partner(), file(1), Map.of());
        ended(partner(), sent);
        var other = holder("Other " + name, KeyRole.PUBLISHER);
        assertThat(other.get(sent.header("Location")).statusCode()).isEqualTo(404);
        assertThat(holder("Other " + name, KeyRole.PUBLISHER)
                        .delete(sent.header("Location"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(partner().get("/imports/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyPublishersMayUpload() {
        assertCode(send(given(), file(1), Map.of()), 401, "UNAUTHENTICATED");
        assertCode(send(holder("Reader " + name, KeyRole.READER), file(1), Map.of()), 403, "FORBIDDEN");
        assertCode(given().get("/imports/00000000-0000-0000-0000-000000000000"), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource({
        "asOf, 2999-01-01, is in the future",
        "asOf, 1899-12-31, is too early. Give a date in 1900 or later.",
        "asOf, 2026-02-30, is not a date",
        "label, '', must be one line",
        "sourceUrl, ftp://example.org, is not an address",
        "licence, ' ', must be one line",
        "attribution, A\u202eB, must be one line",
        "sourceName, A\u2028B, must be one line",
        "dryRun, yes, must be true or false",
        "baseRevision, x, is not a whole number",
        "as_of, 2026-01-01, Unknown parameter `as_of`. Valid parameters:",
    })
    void refusalNamesTheWrongParameter(String parameter, String value, String words) {
        var answer = send(partner(), file(1), Map.of(parameter, value));
        assertCode(answer, 400, "BAD_USER_INPUT");
        assertThat(answer.jsonPath().getString("errors[0].extensions.argument")).isEqualTo(parameter);
        assertThat(answer.jsonPath().getString("errors[0].message")).contains(words);
    }

    @Test
    void refusesAParameterThatIsNotUtf8() {
        var answer = partner()
                .contentType("text/csv")
                .urlEncodingEnabled(false)
                .body(file(1))
                .post("/imports?asOf=" + day() + "&sourceName=%C7%D1%B1%B9&sourceUrl=https://example.org&licence=CC0"
                        + "&attribution=a");
        assertCode(answer, 400, "BAD_REQUEST");
        assertThat(answer.jsonPath().getString("errors[0].message")).isEqualTo("`sourceName` is not UTF-8.");
    }

    /** PostgreSQL limits the size of an index row, after it has compressed long texts. Random texts do not compress. */
    @Test
    void refusesASourceThatDoesNotFitIntoAnIndexRow() throws Exception {
        var korean = new Random(1)
                .ints(400, '가', '힣')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var parameters =
                new HashMap<String, Object>(Map.of("sourceName", korean, "licence", korean, "attribution", "a"));
        parameters.put("sourceUrl", "https://example.org/" + "a".repeat(80));
        var refused = send(partner(), file(1), parameters);
        assertCode(refused, 400, "BAD_USER_INPUT");
        assertThat(refused.jsonPath().getString("errors[0].message"))
                .isEqualTo("`sourceName`, `sourceUrl`, `licence` and `attribution` together have 2501 bytes in UTF-8."
                        + " The limit is 2500.");
        parameters.put("sourceUrl", "https://example.org/" + "a".repeat(79));
        assertThatJson(ended(partner(), send(partner(), file(1), parameters)))
                .node("report.added")
                .isEqualTo(1);
    }

    /**
     * Another publisher, for whom this day has already begun, may have published with this date. Later files cannot
     * have an earlier date, so the server must accept this date.
     */
    @Test
    void acceptsTheDateOfADayThatHasBegunSomewhereOnEarth() throws Exception {
        var noon = Clock.fixed(Instant.parse("2040-01-01T12:00:00Z"), ZoneOffset.UTC);
        QuarkusMock.installMockForType(noon, Clock.class);
        ended(partner(), send(partner(), file(1), Map.of("asOf", "2040-01-02", "dryRun", true)));
        var later = send(partner(), file(1), Map.of("asOf", "2040-01-03", "dryRun", true));
        assertThat(later.jsonPath().getString("errors[0].message"))
                .isEqualTo("`asOf` is in the future. Give 2040-01-02 or an earlier date.");
    }

    @Test
    void refusesABodyThatIsJsonOrDamagedOrTooLarge() {
        var json = ask(partner(), Map.of())
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/imports");
        assertCode(json, 415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(json.jsonPath().getString("errors[0].message")).endsWith("text/csv or application/csv.");
        var packed = ask(partner(), Map.of())
                .header("Content-Encoding", "gzip")
                .body("no gzip")
                .post("/imports");
        assertCode(packed, 400, "BAD_REQUEST");
        var large = ask(partner(), Map.of()).body("x".repeat(200_001)).post("/imports");
        assertCode(large, 413, "PAYLOAD_TOO_LARGE");
    }

    @Test
    void refusesACompressedFileWhoseContentIsTooLarge() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[10_000_000]);
        }
        var answer = ask(partner(), Map.of())
                .header("Content-Encoding", "gzip")
                .body(packed.toByteArray())
                .post("/imports");
        assertCode(answer, 413, "PAYLOAD_TOO_LARGE");
    }

    /** Otherwise, requests would wait in memory while the database does not respond, even after their clients left. */
    @Test
    void requestsForStatesOfImportsHaveALimit() throws URISyntaxException {
        partner();
        var request = HttpRequest.newBuilder(url.toURI().resolve("/imports/" + UUID.randomUUID()))
                .header("Authorization", "Bearer " + known.get(name).text())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var client = Clients.http();
        jdbi.useTransaction(handle -> {
            handle.execute("lock table import_job in access exclusive mode");
            var answers = IntStream.rangeClosed(1, 51)
                    .mapToObj(n -> client.sendAsync(request, BodyHandlers.ofString()))
                    .toList();
            await().until(() -> answers.stream()
                    .anyMatch(answer -> answer.isDone() && answer.join().body().contains("OVERLOADED")));
        });
    }

    private static void assertCode(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("errors[0].extensions.code")).isEqualTo(code);
    }

    private Response send(RequestSpecification by, String file, Map<String, Object> parameters) {
        return ask(by, parameters).body(file.getBytes(UTF_8)).post("/imports");
    }

    private RequestSpecification ask(RequestSpecification by, Map<String, Object> parameters) {
        var all = new HashMap<String, Object>(Map.of(
                "asOf",
                day(),
                "sourceName",
                "Found by " + name,
                "sourceUrl",
                "https://example.org/found",
                "licence",
                "CC0",
                "attribution",
                name));
        all.putAll(parameters);
        return by.contentType("text/csv").queryParams(all);
    }

    /** The date of the current revision, which another test may have published. */
    private String day() {
        return Sql.one(jdbi, String.class, "select max(as_of)::text from revision");
    }

    private RequestSpecification partner() {
        return holder(name, KeyRole.PUBLISHER);
    }

    private RequestSpecification holder(String holder, KeyRole role) {
        var key = known.computeIfAbsent(
                holder,
                fresh -> keys.create(ADA, fresh, role, KeyScope.OWN, null).orElseThrow());
        return given().header("Authorization", "Bearer " + key.text());
    }

    private String file(int rows) {
        return Csv.file(IntStream.range(0, rows).mapToObj(this::row).toArray(String[]::new));
    }

    private String row(int number) {
        return Csv.row(name + " model " + number, "2024-01-01", name + " laboratory");
    }

    private static String job(RequestSpecification by, Response sent) {
        return by.get(sent.header("Location")).asString();
    }

    private String ended(RequestSpecification by, Response sent) throws InterruptedException {
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(202);
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            var answer = by.get(sent.header("Location"));
            if (answer.jsonPath().get("endedAt") != null) {
                return answer.asString();
            }
            assertThat(System.nanoTime()).as(answer.asString()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private void waitFor(Response sent, String state) throws InterruptedException {
        for (var tries = 0; !job(partner(), sent).contains("\"state\":\"" + state + "\""); tries++) {
            assertThat(tries).isLessThan(200);
            Thread.sleep(50);
        }
    }
}
