package dev.modelatlas.organization;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.LaggingReplica;
import dev.modelatlas.sql.ReadRouting;
import dev.modelatlas.testsupport.Concurrent;

import static dev.modelatlas.sql.LaggingReplica.PRIMARY;
import static dev.modelatlas.sql.LaggingReplica.REPLICA;
import static org.assertj.core.api.Assertions.assertThat;

/** From which database the cached organizations of a revision come. */
@Concurrent
class OrganizationDirectoryTest {
    private final List<String> asked = new ArrayList<>();
    private LaggingReplica databases;
    private OrganizationDirectory directory;

    /** Reads no organizations, and notes which database it would read. */
    private final class Noting extends OrganizationRepository {
        Noting() {
            super(databases.jdbi(), null);
        }

        @Override
        List<OrganizationAt> at(int revision) {
            asked.add(databases.asked());
            return List.of();
        }
    }

    @BeforeEach
    void startProgram() throws SQLException {
        databases = new LaggingReplica();
        directory = new OrganizationDirectory(new Noting(), null);
    }

    @AfterEach
    void endProgram() {
        databases.close();
    }

    @Test
    void readsOrganizationsOfAnEarlierRevisionFromADatabaseThatHasIt() {
        var next = databases.publish();
        LaggingReplica.read(() -> {
            ReadRouting.requireRevision(next - 1);
            directory.at(new Snapshot(next - 1, true));
            return directory.at(new Snapshot(next, false));
        });
        assertThat(asked).containsExactly(REPLICA, PRIMARY);
    }
}
