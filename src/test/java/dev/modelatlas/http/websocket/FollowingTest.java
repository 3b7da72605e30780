package dev.modelatlas.http.websocket;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.revision.CurrentRevision;
import dev.modelatlas.sql.NotificationListener;
import dev.modelatlas.testsupport.Follower;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.GraphQLClient;
import dev.modelatlas.testsupport.Publishing;

import static dev.modelatlas.testsupport.Waiting.await;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

/** Subscriptions deliver every revision exactly once, in order. */
@QuarkusTest
@TestProfile(Publishing.class)
class FollowingTest {
    private static final String DETAILS =
            "{ number label source { name licence } changes(first: 100) { totalCount nodes {"
                    + " kind slug model { name organizations { name } firstRevision { number } } fields { field } } } }";

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentRevision current;

    @Test
    void sendsMissedRevisionsFirstAndThenNewOnes() {
        var newest = newest();
        try (var client = Follower.connect()) {
            client.subscribe("all", "subscription { revisionPublished(since: 0) { number } }");
            assertThat(client.numbers(newest)).isEqualTo(numbers(1, newest));
            Publishing.publish(jdbi);
            Publishing.publish(jdbi);
            assertThat(client.numbers(2)).containsExactly(newest + 1, newest + 2);
        }
    }

    @Test
    void subscriptionWithoutTheSinceArgumentSendsOnlyNewRevisions() {
        var newest = newest();
        try (var client = Follower.connect()) {
            client.subscribe("new", "subscription { revisionPublished { number } }");
            await().until(() -> Publishing.publish(jdbi) > 0 && client.hasMessage());
            var first = client.numbers(1).get(0);
            assertThat(first).isGreaterThan(newest);
            Publishing.publish(jdbi);
            assertThat(client.numbers(1)).containsExactly(first + 1);
        }
    }

    @Test
    void clientGetsEachRevisionOnceEvenIfTheDatabaseListenerIsDisconnected() {
        var newest = newest();
        try (var client = Follower.connect()) {
            client.subscribe("new", "subscription { revisionPublished(since: " + newest + ") { number } }");
            IntStream.range(0, 3).forEach(time -> {
                cutOffTheListener();
                Publishing.publish(jdbi);
                Publishing.publish(jdbi);
            });
            assertThat(client.numbers(6)).isEqualTo(numbers(newest + 1, newest + 6));
        }
    }

    @Test
    void eventHasTheDataOfItsOwnRevision() {
        try (var client = Follower.connect()) {
            client.subscribe("8", "subscription { revisionPublished(since: 7) " + DETAILS + " }");
            var pushed = client.message();
            var asked = GraphQLClient.post("{ revision(number: 8) " + DETAILS + " }")
                    .asString();
            assertThatJson(pushed).node("payload.data.revisionPublished").isEqualTo(json(asked, "/data/revision"));
            assertThatJson(pushed).node("payload.extensions.atlas").isEqualTo(json(asked, "/extensions/atlas"));
            assertThatJson(pushed).node("payload.errors").isAbsent();
        }
    }

    @Test
    void sendsAResultInAMessageOfTypeNext() {
        try (var client = Follower.connect()) {
            client.subscribe("a", "subscription { published: revisionPublished(since: 2) { number } }");
            assertThatJson(client.message()).isEqualTo("""
                    {"type": "next", "id": "a", "payload": {
                      "data": {"published": {"number": 3}},
                      "extensions": {
                        "atlas": {"revisions": [{"number": 3, "asOf": "2025-02-01"}]},
                        "cost": {"requested": 1, "maximum": 25000}}}}""");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_000})
    void refusesASubscriptionSinceAMissingRevision(int since) {
        try (var client = Follower.connect()) {
            client.subscribe("x", "subscription { revisionPublished(since: " + since + ") { number } }");
            assertThatJson(client.message()).isEqualTo("""
                    {"type": "error", "id": "x", "payload": [{
                      "message": "${json-unit.regex}`since`: revision .* does not exist.*",
                      "locations": [{"line": 1, "column": 16}], "path": ["revisionPublished"],
                      "extensions": {"code": "BAD_USER_INPUT", "argument": "since"}}]}""");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ revision { number } }                                              | BAD_REQUEST",
                "subscription {                                                       | GRAPHQL_PARSE_FAILED",
                "mutation { __typename }                                              | BAD_REQUEST",
                "subscription { a: revisionPublished { label } b: revisionPublished { label } } | GRAPHQL_VALIDATION_FAILED",
                "subscription { revisionPublished @skip(if: true) { label } }         | GRAPHQL_VALIDATION_FAILED",
                "subscription ($no: Boolean!) { ... @include(if: $no) { revisionPublished { label } } } | GRAPHQL_VALIDATION_FAILED",
                "subscription { ...P } fragment P on Subscription { ... { revisionPublished @skip(if: true) { label } } } | GRAPHQL_VALIDATION_FAILED",
                "subscription { revisionPublished(since: \"1\") { label } }           | BAD_USER_INPUT",
                "subscription { revisionPublished { changes(first: 100) { nodes { model { organizations { models(first: 100)"
                        + " { nodes { slug } } } } } } } }                            | LIMIT_EXCEEDED",
                "subscription A { revisionPublished { label } } query B { __typename } | OPERATION_RESOLUTION_FAILURE",
            })
    void refusalOfAnInvalidSubscriptionHasAnErrorCode(String document, String code) {
        try (var client = Follower.connect()) {
            client.subscribe("x", document);
            assertThatJson(client.message())
                    .isObject()
                    .containsEntry("type", "error")
                    .containsEntry("id", "x")
                    .node("payload[0].extensions.code")
                    .isEqualTo(code);
        }
    }

    @Test
    void sendsNothingMoreForACompletedSubscription() {
        var newest = newest();
        var document = "subscription { revisionPublished(since: " + newest + ") { number } }";
        try (var client = Follower.connect()) {
            client.subscribe("x", document)
                    .complete("x")
                    .subscribe("x", document)
                    .subscribe("y", document);
            Publishing.publish(jdbi);
            assertThat(client.messages(2))
                    .extracting(message -> message.path("id").asText())
                    .containsExactlyInAnyOrder("x", "y");
            client.complete("x");
            Publishing.publish(jdbi);
            Publishing.publish(jdbi);
            assertThat(client.messages(2))
                    .extracting(message -> message.path("id").asText())
                    .containsOnly("y");
        }
    }

    @Full
    @Test
    void sendsEventsWhenAPausedClientReadsAgain() throws InterruptedException {
        var newest = newest();
        var subscriptions = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
        try (var client = Follower.connect().stopReading()) {
            subscriptions.forEach(
                    id -> client.subscribe(id, "subscription { revisionPublished(since: 0) " + DETAILS + " }"));
            // Wait until the network's buffers are full. Their size is not known.
            Thread.sleep(1_000);
            client.readAgain();
            var arrived = client.messages(20 * newest).stream()
                    .collect(groupingBy(message -> message.path("id").asText(), mapping(Follower::number, toList())));
            assertThat(arrived)
                    .hasSize(20)
                    .allSatisfy((id, numbers) -> assertThat(numbers).isEqualTo(numbers(1, newest)));
        }
    }

    @Test
    void manySubscriptionsDoNotBlockQueries() {
        var newest = newest();
        var clients = Stream.generate(Follower::connect).limit(10).toList();
        clients.forEach(client -> IntStream.range(0, 20)
                .forEach(id -> client.subscribe(
                        Integer.toString(id),
                        "subscription { revisionPublished(since: " + newest + ") " + DETAILS + " }")));
        var published = Publishing.publish(jdbi);
        jdbi.useTransaction(handle -> {
            handle.execute("lock table model_change in access exclusive mode");
            await().until(() -> waiting() > 0);
            assertThat(GraphQLClient.post("{ revision(number: 1) { label } }").statusCode())
                    .isEqualTo(200);
            assertThat(waiting()).isLessThanOrEqualTo(2);
        });
        assertThat(clients)
                .allSatisfy(client -> assertThat(client.messages(20))
                        .extracting(Follower::number)
                        .containsOnly(published));
        clients.forEach(Follower::close);
    }

    private int newest() {
        var newest = Publishing.newest(jdbi);
        await().until(() -> current.ifKnown().orElse(0) >= newest);
        return newest;
    }

    private void cutOffTheListener() {
        jdbi.useHandle(handle -> handle.createQuery("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = :name and datname = current_database()")
                .bind("name", NotificationListener.APPLICATION_NAME)
                .mapTo(Boolean.class)
                .list());
    }

    private int waiting() {
        try (var handle = jdbi.open()) {
            return handle.createQuery("select count(*) from pg_stat_activity"
                            + " where datname = current_database() and wait_event_type = 'Lock'")
                    .mapTo(Integer.class)
                    .one();
        }
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static JsonNode json(String text, String pointer) {
        try {
            return new ObjectMapper().readTree(text).at(pointer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
