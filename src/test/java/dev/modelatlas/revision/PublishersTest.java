package dev.modelatlas.revision;

import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.sql.LaggingReplica;
import dev.modelatlas.sql.ReadRouting;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Csv;

import static dev.modelatlas.sql.LaggingReplica.REPLICA;
import static dev.modelatlas.sql.LaggingReplica.read;
import static org.assertj.core.api.Assertions.assertThat;

/** The cached publishers of each revision. */
@Concurrent
class PublishersTest {
    private LaggingReplica databases;
    private RevisionRepository revisions;

    @BeforeEach
    void startProgram() throws SQLException {
        databases = new LaggingReplica();
        revisions = new RevisionRepository(databases.jdbi());
    }

    @AfterEach
    void endProgram() {
        databases.close();
    }

    @Test
    void requestForAnEarlierRevisionReadsPublishersFromADatabaseThatHasTheirRevision() {
        var report = Atlas.on(databases.primary())
                .take(Atlas.partner("2024-02-01"), Csv.file(Csv.row("Second", "2024-01-02", "NAVER")));
        var known = read(() -> {
            ReadRouting.requireRevision(report.revision() - 1);
            return revisions.publishers(report.revision());
        });
        assertThat(known).containsExactlyInAnyOrder("Epoch AI", "Partner");
    }

    @Test
    void publishersAreReadFromTheReplicaIfItHasTheirRevision() {
        databases.publish();
        var asked = read(() -> {
            revisions.publishers(1);
            return databases.asked();
        });
        assertThat(asked).isEqualTo(REPLICA);
    }
}
