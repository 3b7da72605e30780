package dev.modelatlas.revision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.GraphQLClient;

import static dev.modelatlas.testsupport.Waiting.await;
import static io.restassured.RestAssured.given;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** More revisions than a statement of PostgreSQL may have parameters. */
@Full
@QuarkusTest
@TestProfile(ManyRevisionsTest.Many.class)
class ManyRevisionsTest {
    private static final int NEWEST = 40_000;

    @Inject
    CurrentRevision current;

    @Inject
    RevisionRepository revisions;

    @Inject
    PublicationApi publications;

    @Inject
    Jdbi jdbi;

    /** An application and database of its own, which learns about revisions only on request. */
    public static class Many implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("model-atlas-publications.follow", "false", "model-atlas.cache.size", "0");
        }
    }

    /**
     * Creates the revisions without the importer, which would require at least one model for each. These revisions are
     * empty, and have successive dates.
     */
    @BeforeEach
    void publish() {
        jdbi.useTransaction(handle -> {
            handle.execute("set local session_replication_role = replica");
            handle.execute(
                    "insert into revision (number, label, as_of, published_at, publisher, source_id, model_count, added,"
                            + " changed, renamed, removed, fact_edition)"
                            + " select n, 'r' || n, date '2027-01-01' + n, now(), 'Test', 1, 0, 0, 0, 0, 0, 1"
                            + " from generate_series((select max(number) + 1 from revision), ?) n",
                    NEWEST);
        });
    }

    @Test
    void currentRevisionIsFoundWithoutReadingOtherRevisions() {
        assertThat(current.look()).hasValue(NEWEST);
        assertThat(revisions.ifKnown(NEWEST)).isPresent();
        assertThat(revisions.ifKnown(NEWEST - 20_000)).isEmpty();
        assertThatJson(ask("{ revision { number } }"))
                .node("data.revision.number")
                .isEqualTo(NEWEST);
    }

    @Test
    void readsTheListOfRevisionsPageByPage() {
        assertThat(page("first: 2")).containsExactly(NEWEST, NEWEST - 1);
        assertThat(page("last: 2")).containsExactly(2, 1);
        var cursor = GraphQLClient.post("{ revisions(first: 3) { totalCount pageInfo { endCursor hasNextPage } } }")
                .jsonPath();
        assertThat(cursor.getInt("data.revisions.totalCount")).isEqualTo(NEWEST);
        assertThat(cursor.getBoolean("data.revisions.pageInfo.hasNextPage")).isTrue();
        var end = cursor.getString("data.revisions.pageInfo.endCursor");
        assertThat(page("first: 2, after: \"" + end + "\"")).containsExactly(NEWEST - 3, NEWEST - 4);
        assertThat(page("last: 2, before: \"" + end + "\"")).containsExactly(NEWEST, NEWEST - 1);
        assertThat(page("first: 5, before: \"" + end + "\"")).containsExactly(NEWEST, NEWEST - 1);
    }

    @Test
    void findsARevisionByDate() {
        assertThatJson(ask("{ revision(asOf: \"2100-01-01\") { number asOf } }"))
                .node("data.revision")
                .isEqualTo("{number: 26663, asOf: '2100-01-01'}");
    }

    @Test
    void subscriptionFromRevision0ReceivesAllRevisionsWithBoundedMemory() {
        var most = RevisionRepository.MOST_KEPT;
        var numbers = publications
                .revisionPublished(0)
                .map(Revision::number)
                .select()
                .first(most + 2_000)
                .collect()
                .asList()
                .await()
                .atMost(Duration.ofMinutes(5));
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, most + 2_000).boxed().toList());
        // The newest revision is cached separately.
        await().atMost(Duration.ofMinutes(1)).until(() -> inMemory() <= most + 1);
        assertThat(inMemory()).isGreaterThan(0);
    }

    private long inMemory() {
        return IntStream.rangeClosed(1, NEWEST)
                .filter(number -> revisions.ifKnown(number).isPresent())
                .count();
    }

    @Test
    void changeFeedCanStartAtAnyRevision() {
        var changes = given().get("/changes?since=" + (NEWEST - 2)).asString();
        assertThat(changes.lines()).hasSize(2).allMatch(line -> line.contains("\"complete\":true"));
    }

    private static List<Integer> page(String arguments) {
        return GraphQLClient.post("{ revisions(" + arguments + ") { nodes { number } } }")
                .jsonPath()
                .getList("data.revisions.nodes.number");
    }

    private static String ask(String document) {
        return GraphQLClient.post(document).asString();
    }
}
