package dev.modelatlas.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.revision.RevisionRepository;
import dev.modelatlas.testsupport.Caches;
import dev.modelatlas.testsupport.Full;
import dev.modelatlas.testsupport.StatementCounter;

import static dev.modelatlas.testsupport.Waiting.await;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

/** For every field, the number of statements depends on the document, and never on the number of records. */
@QuarkusTest
class StatementsTest {
    private static final List<Integer> ROWS = List.of(1, 10, 100);

    @Inject
    Engine engine;

    @Inject
    StatementCounter statements;

    @Inject
    Jdbi jdbi;

    @Inject
    RevisionRepository revisions;

    private final Question question = new Question();
    private DocumentsOfSchema documents;

    @BeforeEach
    void readSchema() {
        documents = new DocumentsOfSchema(engine.schema());
        ROWS.forEach(question::ids);
    }

    @Test
    void statementCounterCountsStatementsThatRunAgainForEachRow() {
        assertThat(statements.uncached(() -> queryPerRow(1))).isEqualTo(2);
        assertThat(statements.uncached(() -> queryPerRow(10))).isEqualTo(20);
    }

    @Test
    void documentsOfThisTestSelectEveryFieldOfTheSchema() {
        var types = engine.schema().getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLNamedType::getName)
                .filter(name -> !name.startsWith("__"))
                .filter(name -> !List.of(
                                "Mutation", "PublishRevisionPayload", "PublishedRow", "UserError", "Subscription")
                        .contains(name));
        assertThat(documents.fields())
                .filteredOn(field -> !documents.canBeAsked(field))
                .extracting(Step::coordinate)
                .as("fields whose required arguments want a line in Arguments.OF_FIELDS")
                .isEmpty();
        assertThat(documents.fields().stream().map(Step::type).distinct())
                .as("types to which documents find a way; a list that leads there wants a line in Arguments.OF_FIELDS")
                .containsAll(types.toList());
        assertThat(documents.fields())
                .extracting(Step::coordinate)
                .as("fields of Arguments.OF_FIELDS")
                .containsAll(Arguments.OF_FIELDS.keySet());
    }

    /** A document selects all scalar fields of a type that have no arguments, or one other field. */
    @Test
    void numberOfStatementsDoesNotDependOnTheNumberOfRecords() {
        var problems = new ArrayList<String>();
        documents.fields().stream()
                .collect(groupingBy(StatementsTest::group, TreeMap::new, toList()))
                .values()
                .forEach(fields -> ask(fields, 0, problems));
        assertThat(problems).isEmpty();
    }

    @Full
    @Test
    void numberOfStatementsOfASingleFieldDoesNotDependOnTheNumberOfRecords() {
        var problems = new ArrayList<String>();
        documents.fields().forEach(field -> ask(List.of(field), 0, problems));
        assertThat(problems).isEmpty();
    }

    @Full
    @Test
    void numberOfStatementsOfANestedFieldDoesNotDependOnTheNumberOfRecords() {
        var problems = new ArrayList<String>();
        var nested = documents.fields().stream()
                .filter(field -> !documents.selection(field, 0).equals(documents.selection(field, 1)))
                .toList();
        assertThat(nested).isNotEmpty();
        nested.forEach(field -> ask(List.of(field), 1, problems));
        assertThat(problems).isEmpty();
    }

    @Test
    void pageOfModelsWithCachedRelationsTakesOneStatement() {
        var document = """
                query ($n: Int) {
                  models(first: $n) {
                    nodes {
                      id name organizations { name headquarters { name } group { name } } countries { code name }
                      recorded: countries(basis: RECORDED) { code } collaboration sectors domains { name } tasks { name }
                      source { name } firstRevision { number }
                    }
                  }
                }""";
        question.ask(document, 100);
        assertThat(statements.uncached(() -> question.ask(document, 100))).isEqualTo(1);
    }

    @Test
    void searchTakesTheSameNumberOfStatementsForAnyNumberOfHits() {
        var document = """
                query ($n: Int) {
                  search(text: "a", first: $n) {
                    ... on Model { slug organizations { name } }
                    ... on Organization { slug modelCount headquarters { name } }
                    ... on Country { code modelCount }
                  }
                }""";
        question.ask(document, 1);
        assertThat(ROWS)
                .allSatisfy(size -> assertThat(statements.uncached(() -> question.ask(document, size)))
                        .isEqualTo(2));
    }

    @Test
    void onlyCountsOfSelectedFieldsAreReadAndEachIsReadOnce() {
        var some = "trends(filter: { domains: [\"language\"] })";
        var window = statements(some, "modelCount");
        assertThat(statements(some, "modelCount years { modelCount }")).isEqualTo(window);
        assertThat(statements(some, "series(by: COUNTRY) { label } unattributed(by: COUNTRY)"))
                .isEqualTo(window + 1);
        assertThat(statements(some, "ranking(by: TASK) { label } firsts(by: TASK) { label } computeGrowth { models }"))
                .isEqualTo(window + 4);
    }

    @Test
    void countsOfAllModelsOfARevisionAreCached() {
        assertThat(statements("trends", "years { change } ranking(by: TASK) { label } series(by: SECTOR) { label }"))
                .isZero();
    }

    @Test
    void figuresOtherThanCountsAreCachedForEachArgument() {
        Caches.empty("dev.modelatlas.trend");
        var figures = "distribution(of: TRAINING_FLOP) { median } compute(by: COUNTRY) { totalFlop }"
                + " table(rows: COUNTRY, columns: DOMAIN) { rows { total } } computeGrowth { models }";
        assertThat(statements("trends", figures)).isZero();
        // The models of first releases are read, but not searched again.
        assertThat(statements("trends", "firsts(by: COUNTRY) { key }")).isEqualTo(1);
        var levels = "{ trends { thresholds(flop: [%s]) { possible } } }";
        question.ask(levels.formatted("1e23"), 1);
        assertThat(statements.uncached(() -> question.ask(levels.formatted("1e23"), 1)))
                .isZero();
        assertThat(statements.uncached(() -> question.ask(levels.formatted("1.5e23"), 1)))
                .isEqualTo(1);
    }

    @Test
    void filterByAllPublishersUsesTheCachedCountsOfAllModels() {
        assertThat(statements(
                        "trends(filter: { publishers: [\"Epoch AI\"] })",
                        "years { change } ranking(by: TASK) { label } series(by: SECTOR) { label }"))
                .isZero();
    }

    /**
     * Each verdict runs a document of its own, but most of these documents need the same counts. {@code VerdictCost}
     * relies on the numbers in this test.
     */
    @Test
    void uncachedVerdictsTakeAboutOneSqlStatementEach() {
        var document = "query ($n: Int) { claims(first: $n, revision: 8) { nodes { verdict values { computed } } } }";
        question.ask(document, 50);
        assertThat(Stream.of(1, 10, 50).map(rows -> statementsOfColdClaims(document, rows)))
                .containsExactly(1, 11, 38);
    }

    @Test
    void uncachedClaimNeedsAtMostFiveSqlStatements() {
        var slugs = question.ask("{ claims(first: 100, revision: 8) { nodes { slug verdict } } }", 1)
                .findValuesAsText("slug");
        assertThat(slugs).hasSizeGreaterThan(60);
        assertThat(slugs)
                .allSatisfy(slug -> assertThat(statementsOfColdClaims(
                                "{ claim(id: \"" + slug + "\", revision: 8) { verdict values { computed } } }", 1))
                        .isLessThanOrEqualTo(5));
    }

    /**
     * Empties only the caches of claims and trends. Other data of the revision stays cached, because reading that data
     * is not the work of claims.
     */
    private int statementsOfColdClaims(String document, int rows) {
        Caches.empty("dev.modelatlas.claim");
        Caches.empty("dev.modelatlas.trend");
        return statements.uncached(() -> question.ask(document, rows));
    }

    /**
     * @param depth with 1, one statement less is allowed when there are no nested records, because few models have base
     *     models
     */
    private void ask(List<Step> fields, int depth, List<String> problems) {
        var document = documents.document(
                fields.get(0),
                fields.stream()
                        .map(field -> field.call() + documents.selection(field, depth))
                        .toArray(String[]::new));
        var costs = new TreeMap<Integer, Integer>();
        var answers = new TreeMap<Integer, JsonNode>();
        loadWhatIsKept(document);
        for (var size : ROWS) {
            costs.put(size, statements.uncached(() -> answers.put(size, question.ask(document, size))));
            if (answers.get(size).has("errors")) {
                problems.add("An answer fails: " + answers.get(size).path("errors") + " " + document);
            }
        }
        if (Collections.max(costs.values()) - Collections.min(costs.values()) > depth) {
            problems.add("An answer costs " + costs + " statements by rows: " + document);
        }
        fields.forEach(field -> checkRows(field, answers, document, problems));
    }

    private void checkRows(Step field, Map<Integer, JsonNode> answers, String document, List<String> problems) {
        var way =
                Stream.concat(documents.wayTo(field).stream(), Stream.of(field)).toList();
        var rows = new TreeMap<Integer, Integer>();
        for (var size : ROWS) {
            var values = Question.values(answers.get(size).path("data"), way);
            var records = values.stream().mapToInt(Question::records).sum();
            if (records == 0 && !canBeUnknown(field)) {
                problems.add(field.coordinate() + " answers nothing at " + size + " rows: " + document);
            }
            rows.put(size, way.size() == 1 ? records : values.size());
        }
        if (documents.wayTo(field).stream().filter(step -> step.field() != null).anyMatch(StatementsTest::isList)
                && way.stream().anyMatch(Step::grows)
                && !field.type().equals("ComputeGrowth")
                // The number of thresholds is fixed.
                && !field.type().equals("Threshold")
                // All shipped data comes from one source.
                && way.stream().noneMatch(step -> step.coordinate().equals("Trends.sources"))
                && rows.get(1) >= rows.get(100)) {
            problems.add(field.coordinate() + " has no more rows for larger variables, but " + rows + ": " + document);
        }
    }

    private static String group(Step field) {
        var isAlone = DocumentsOfSchema.isComposite(DocumentsOfSchema.typeOf(field))
                || !field.field().getArguments().isEmpty();
        return isAlone ? field.coordinate() : field.type();
    }

    /**
     * The first query loads what later queries find in memory. On a busy machine, computing the verdicts of claims
     * takes several queries, because each query stops at its deadline.
     */
    private void loadWhatIsKept(String document) {
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        !question.ask(document, 100).path("errors").toString().contains("TIMEOUT"));
    }

    private static boolean isList(Step step) {
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(step.field().getType()));
    }

    /** Whether the field may be null: a single value may be unknown, and growth requires five frontier points. */
    private static boolean canBeUnknown(Step field) {
        return !DocumentsOfSchema.isComposite(DocumentsOfSchema.typeOf(field))
                || field.coordinate().equals("Trends.computeGrowth");
    }

    private int statements(String trends, String selection) {
        var document = "{ " + trends + " { " + selection + " } }";
        question.ask(document, 1);
        return statements.uncached(() -> question.ask(document, 1));
    }

    private void queryPerRow(int rows) {
        for (var row = 0; row < rows; row++) {
            jdbi.useHandle(
                    handle -> handle.select("select 1").mapTo(Integer.class).one());
            revisions.current();
        }
    }
}
