package dev.modelatlas.bulk;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogRecord;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jboss.logmanager.Level;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.observe.AccessLog;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Csv;
import dev.modelatlas.testsupport.Faults;
import dev.modelatlas.testsupport.Publishing;
import dev.modelatlas.testsupport.RecordedLog;

import static dev.modelatlas.testsupport.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@TestProfile(Publishing.class)
class ImportQueueTest {
    private static final String NAME = "Partner of a stopping server";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    ImportJobRepository jobs;

    @Inject
    Jdbi jdbi;

    @Inject
    Ingest ingest;

    @Inject
    CurrentRevision current;

    @Inject
    ImportConfig config;

    @Test
    void fileRefusedByAStoppingServerCanBeSentAgainWithTheSameIdempotencyKey(@TempDir Path folder) {
        var stopped = new ImportQueue(jobs, ingest, current, config, Clock.systemUTC());
        stopped.stop();
        var request = request("stopping");
        assertThatThrownBy(
                        () -> stopped.add(request, () -> false, SpooledFile.create(folder, false), PATIENCE, () -> {}))
                .hasMessage("The server is stopping, so it cannot import the file. Send the file again later.");
        assertThat(jobs.add(request, "0".repeat(64), 0)).isPresent();
    }

    @Test
    void senderIsNotBlamedIfTheFileVanishesFromTheDisk(@TempDir Path folder) {
        var queue = new ImportQueue(jobs, ingest, current, config, Clock.systemUTC());
        try {
            var file = SpooledFile.create(folder, true);
            file.delete();
            assertThatThrownBy(() -> queue.add(request("vanished"), () -> false, file, PATIENCE, () -> {}))
                    .isInstanceOfSatisfying(
                            HttpRefusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(507));
        } finally {
            queue.stop();
        }
    }

    @Test
    void runningAndQueuedJobsOfAStoppingServerAreAbandoned(@TempDir Path folder) throws Exception {
        var slow = new ImportJobRepository(jdbi) {
            @Override
            void end(UUID id, ImportState state, int rowsDone, String report, String problems) {
                LockSupport.parkNanos(20_000_000);
                super.end(id, state, rowsDone, report, problems);
            }
        };
        var queue = new ImportQueue(slow, ingest, current, config, Clock.systemUTC());
        var isRunning = new CountDownLatch(1);
        var added = new ArrayList<UUID>();
        var over = new CountDownLatch(1);
        for (var number = 0; number < 20; number++) {
            var file = SpooledFile.create(folder, false);
            Files.writeString(file.path(), Csv.file(Csv.row("Alpha", "2024-01-31", "OpenAI")));
            var isFirst = number == 0;
            added.add(queue.add(
                            request("abandoned " + number),
                            () -> {
                                isRunning.countDown();
                                return waitsForTheInterrupt();
                            },
                            file,
                            PATIENCE,
                            isFirst ? over::countDown : () -> {})
                    .id());
        }
        isRunning.await();
        queue.end(null);
        over.await();
        queue.stop();
        assertThat(added)
                .extracting(id -> jobs.find(NAME, id).orElseThrow().state())
                .containsOnly(ImportState.ABANDONED);
    }

    @Test
    void newJobDeletesOnlyJobsOlderThan30Days() {
        var old = jobs.add(request("old"), "0".repeat(64), 0).orElseThrow().id();
        var young = jobs.add(request("young"), "0".repeat(64), 0).orElseThrow().id();
        age(old, "30 days 1 minute");
        age(young, "29 days 23 hours");
        jobs.add(request("arriving"), "0".repeat(64), 0);
        assertThat(jobs.find(NAME, old)).isEmpty();
        assertThat(jobs.find(NAME, young)).isPresent();
    }

    @Test
    void publisherKeepsItsLatestEndedJobs() {
        var other = add("Careful", "refused");
        jobs.end(other, ImportState.REFUSED, 0, null, "[]");
        var late = add("Careless", "late");
        var refused = new ArrayList<UUID>();
        for (var number = 0; number < ImportJobRepository.MOST_ENDED + 2; number++) {
            refused.add(add("Careless", "refused"));
            jobs.end(refused.get(number), ImportState.REFUSED, 0, null, "[]");
        }
        jobs.end(late, ImportState.REFUSED, 0, null, "[]");
        var waiting = add("Careless", "waiting");
        age(waiting, "29 days");
        add("Careless", "next");
        assertThat(jobs.find("Careless", late)).isPresent();
        assertThat(jobs.find("Careless", refused.get(2))).isEmpty();
        assertThat(jobs.find("Careless", refused.get(3))).isPresent();
        assertThat(jobs.find("Careless", waiting)).isPresent();
        assertThat(jobs.find("Careful", other)).isPresent();
    }

    private UUID add(String publisher, String idempotencyKey) {
        return jobs.add(request(publisher, idempotencyKey), "0".repeat(64), 0)
                .orElseThrow()
                .id();
    }

    private void age(UUID id, String age) {
        jdbi.useHandle(handle ->
                handle.execute("update import_job set created_at = now() - cast(? as interval) where id = ?", age, id));
    }

    @Test
    void importThatTakesTooLongSaysWhyItEnded(@TempDir Path folder) throws Exception {
        var limited = Faults.in(
                ImportConfig.class,
                config,
                (method, call) -> method.equals("maxDuration") ? Duration.ofMillis(1) : call.call());
        var queue = new ImportQueue(jobs, ingest, current, limited, Clock.systemUTC());
        var file = SpooledFile.create(folder, false);
        Files.writeString(file.path(), Csv.file(Csv.row("Alpha", "2024-01-31", "OpenAI")));
        var isOver = new CountDownLatch(1);
        // The import looks up the key again and again until it is cancelled.
        var job = queue.add(
                request("late"),
                () -> {
                    throw new IllegalStateException(new SQLException("connection lost", "08006"));
                },
                file,
                PATIENCE,
                isOver::countDown);
        isOver.await();
        queue.stop();
        var ended = jobs.find(NAME, job.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(ended.problems()).contains("The import took longer than model-atlas.import.max-duration");
    }

    @Test
    void logOfAnImportHasTheRequestOfItsUpload(@TempDir Path folder) throws Exception {
        var queue = new ImportQueue(jobs, ingest, current, config, Clock.systemUTC());
        try (var log = RecordedLog.of(ImportQueue.class);
                var defects = RecordedLog.of(CodedError.class)) {
            for (var upload : List.of("upload-a", "upload-b")) {
                var isOver = new CountDownLatch(1);
                var file = SpooledFile.create(folder, false);
                Files.writeString(file.path(), Csv.file(Csv.row("Alpha", "2024-01-31", "OpenAI")));
                AccessLog.beginRequest(upload);
                queue.add(
                        request(upload),
                        () -> {
                            throw new IllegalStateException("broken on purpose");
                        },
                        file,
                        PATIENCE,
                        isOver::countDown);
                AccessLog.endRequest();
                isOver.await();
            }
            for (var upload : List.of("upload-a", "upload-b")) {
                assertThat(defects.ofRequest(upload)).singleElement().asString().startsWith("Internal error ");
                assertThat(log.ofRequest(upload))
                        .satisfiesExactly(
                                line -> assertThat(line).endsWith(" is queued"),
                                line -> assertThat(line).contains(" of publisher " + NAME + " ended as FAILED."));
            }
            assertThat(queue.ended(ImportState.FAILED)).isEqualTo(2);
        } finally {
            queue.stop();
        }
    }

    @Test
    void eachReasonWhyProgressCannotBeRecordedIsLoggedOnce(@TempDir Path folder) throws Exception {
        var failure = new AtomicReference<RuntimeException>();
        var failures = new AtomicInteger();
        var broken = new ImportJobRepository(jdbi) {
            @Override
            boolean progress(UUID id, String stage, int rowsDone) {
                failures.incrementAndGet();
                throw failure.get();
            }
        };
        var queue = new ImportQueue(broken, ingest, current, config, Clock.systemUTC());
        var goOn = new CountDownLatch(1);
        var isOver = new CountDownLatch(1);
        var file = SpooledFile.create(folder, false);
        Files.writeString(file.path(), Csv.file(Csv.row("Alpha", "2024-01-31", "OpenAI")));
        try (var log = RecordedLog.of(ImportQueue.class)) {
            failure.set(new IllegalStateException(new SQLException("connection lost", "08006")));
            queue.start(null);
            queue.add(request("silent"), () -> waitsFor(goOn), file, PATIENCE, isOver::countDown);
            await().until(() -> failures.get() >= 2);
            failure.set(new IllegalStateException("broken on purpose"));
            failures.set(0);
            await().until(() -> failures.get() >= 2);
            goOn.countDown();
            isOver.await();
            assertThat(log.about("Could not record the progress"))
                    .extracting(LogRecord::getLevel)
                    .containsExactly(Level.WARN, Level.ERROR);
        } finally {
            goOn.countDown();
            queue.stop();
        }
    }

    private static boolean waitsFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopping) {
            throw new UncheckedIOException(new ClosedByInterruptException());
        }
    }

    /** As a job does that reads its file. */
    private static boolean waitsForTheInterrupt() {
        try {
            Thread.sleep(60_000);
            return false;
        } catch (InterruptedException stopping) {
            throw new UncheckedIOException(new ClosedByInterruptException());
        }
    }

    private static ImportRequest request(String idempotencyKey) {
        return request(NAME, idempotencyKey);
    }

    private static ImportRequest request(String publisher, String idempotencyKey) {
        return new ImportRequest(
                new Publisher(publisher, KeyScope.OWN, new Actor(publisher), null),
                Atlas.dataset(publisher, "1970-01-01"),
                null,
                Set.of(),
                idempotencyKey,
                null);
    }
}
