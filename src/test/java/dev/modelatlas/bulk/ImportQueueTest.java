package dev.modelatlas.bulk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.modelatlas.access.Actor;
import dev.modelatlas.access.KeyScope;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@TestProfile(Publishing.class)
class ImportQueueTest {
    private static final String NAME = "Partner of a stopping server";

    @Inject
    ImportJobRepository jobs;

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
        assertThatThrownBy(() -> stopped.add(request, () -> false, SpooledFile.create(folder, false), () -> {}))
                .hasMessage("The server is stopping, so it cannot import the file. Send the file again later.");
        assertThat(jobs.add(request, "0".repeat(64), 0)).isPresent();
    }

    @Test
    void fileThatVanishedFromTheDiskIsNoFaultOfTheSender(@TempDir Path folder) {
        var queue = new ImportQueue(jobs, ingest, current, config, Clock.systemUTC());
        try {
            var file = SpooledFile.create(folder, true);
            file.delete();
            assertThatThrownBy(() -> queue.add(request("vanished"), () -> false, file, () -> {}))
                    .isInstanceOfSatisfying(
                            HttpRefusal.class,
                            refusal -> assertThat(refusal.status()).isEqualTo(507));
        } finally {
            queue.stop();
        }
    }

    private static ImportRequest request(String idempotencyKey) {
        return new ImportRequest(
                new Publisher(NAME, KeyScope.OWN, new Actor(NAME)),
                Atlas.dataset(NAME, "1970-01-01"),
                null,
                Set.of(),
                idempotencyKey,
                null);
    }
}
