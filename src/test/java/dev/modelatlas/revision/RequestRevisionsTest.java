package dev.modelatlas.revision;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.modelatlas.sql.LaggingReplica;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Revisions;

import static dev.modelatlas.sql.LaggingReplica.PRIMARY;
import static org.assertj.core.api.Assertions.assertThat;

/** The revisions of a request while a revision is being published. */
@Concurrent
class RequestRevisionsTest {

    /** Knows the numbers of revisions, without the data that Hibernate would read. */
    private static final class Numbered extends RevisionRepository {
        private int newest;

        Numbered(Jdbi jdbi, int newest) {
            super(jdbi);
            this.newest = newest;
        }

        @Override
        public Optional<Revision> byNumber(int number) {
            return number > newest ? Optional.empty() : Optional.of(Revisions.numbered(number));
        }
    }

    /** The field {@code node} finds a revision by its ID. Its fields then read its changes and notes. */
    @Test
    void requestThatFindsARevisionReadsItFromADatabaseThatHasIt() throws SQLException {
        try (var databases = new LaggingReplica()) {
            var next = databases.publish();
            var revisions = new RequestRevisions(new Numbered(databases.jdbi(), next), null);
            assertThat(LaggingReplica.read(() -> {
                        revisions.find(next);
                        return databases.asked();
                    }))
                    .isEqualTo(PRIMARY);
        }
    }

    @Test
    void requestFindsARevisionThatIsPublishedWhileItLooksForIt() {
        var known = new Numbered(null, 9);
        var publishing =
                new CurrentRevision(
                        known, Optional::empty, true, Optional.empty(), Optional.empty(), Optional.empty()) {
                    @Override
                    public OptionalInt number() {
                        known.newest = 10;
                        return OptionalInt.of(10);
                    }
                };
        assertThat(new RequestRevisions(known, publishing).find(10)).isPresent();
        assertThat(new RequestRevisions(known, publishing).find(11)).isEmpty();
    }
}
