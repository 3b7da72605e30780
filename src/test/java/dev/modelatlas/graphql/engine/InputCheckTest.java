package dev.modelatlas.graphql.engine;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import graphql.GraphQLError;
import graphql.Scalars;
import graphql.language.SourceLocation;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class InputCheckTest {
    private static final GraphQLEnumType SECTOR = GraphQLEnumType.newEnum()
            .name("Sector")
            .value("INDUSTRY")
            .value("ACADEMIA")
            .build();
    private static final GraphQLInputObjectType FILTER = GraphQLInputObjectType.newInputObject()
            .name("Filter")
            .field(newInputObjectField().name("sectors").type(GraphQLList.list(GraphQLNonNull.nonNull(SECTOR))))
            .field(newInputObjectField().name("flop").type(Scalars.GraphQLFloat))
            .field(newInputObjectField().name("text").type(GraphQLNonNull.nonNull(Scalars.GraphQLString)))
            .build();
    private static final GraphQLInputObjectType NESTED = (GraphQLInputObjectType) new SchemaGenerator()
            .makeExecutableSchema(
                    new SchemaParser().parse("input Nested { not: Nested } type Query { a(nested: Nested): Int }"),
                    RuntimeWiring.MOCKED_WIRING)
            .getType("Nested");

    @Test
    void valuesThatFitPass() {
        assertThat(json(FILTER, Map.of("text", "네이버", "sectors", "INDUSTRY", "flop", 7)))
                .isEmpty();
    }

    @Test
    void everyWrongPartIsNamed() {
        assertThat(json(FILTER, Map.of("sectors", List.of("INDUSTRY", "Industry"), "colour", 1)))
                .containsExactlyInAnyOrder(
                        "`$f.sectors[1]`: \"Industry\" is not a Sector. Choose one of INDUSTRY, ACADEMIA.",
                        "`$f.colour`: Filter has no such field. It has sectors, flop, text.",
                        "`$f.text`: is required.");
    }

    @Test
    void numbersNoDoubleCanHoldAreRefused() {
        assertThat(json(Scalars.GraphQLFloat, new BigDecimal("1e400")))
                .containsExactly("`$f`: 1E+400 is not a finite number.");
    }

    @Test
    void textNoDatabaseCanHoldIsRefused() {
        assertThat(json(Scalars.GraphQLString, "a\u0000")).hasSize(1);
        assertThat(json(Scalars.GraphQLString, "\ud800")).hasSize(1);
        assertThat(json(Scalars.GraphQLString, "\ud83d\ude00")).isEmpty();
    }

    @Test
    void enumValuesOfADocumentStandWithoutQuotes() {
        assertThat(literal(SECTOR, new Literals.Name("INDUSTRY"))).isEmpty();
        assertThat(literal(SECTOR, "INDUSTRY")).containsExactly("`f`: write INDUSTRY without quotes.");
    }

    @Test
    void nullIsOnlyForThatWhichMayBeNull() {
        assertThat(json(SECTOR, null)).isEmpty();
        assertThat(json(GraphQLNonNull.nonNull(SECTOR), null)).containsExactly("`$f`: must not be null.");
    }

    @Test
    void longValuesAreShownInPart() {
        assertThat(json(Scalars.GraphQLInt, "x".repeat(1000)).get(0)).hasSizeLessThan(150);
    }

    @Test
    void textIsShownUpTo60Characters() {
        assertThat(json(Scalars.GraphQLInt, "x".repeat(58)).get(0))
                .startsWith("`$f`: \"" + "x".repeat(58) + "\" is not");
        assertThat(json(Scalars.GraphQLInt, "x".repeat(59)).get(0))
                .startsWith("`$f`: \"" + "x".repeat(59) + "... is not");
    }

    @Test
    void halvesOfSurrogatePairsAreNotStored() {
        assertThat(json(Scalars.GraphQLString, "\udfff")).hasSize(1);
        assertThat(json(Scalars.GraphQLString, "\ud7ff\ue000")).isEmpty();
    }

    @Test
    void singleValueIsCheckedAsAListOfOne() {
        assertThat(json(FILTER, Map.of("text", "", "sectors", "Industry")))
                .containsExactly("`$f.sectors`: \"Industry\" is not a Sector. Choose one of INDUSTRY, ACADEMIA.");
    }

    @Test
    void listHasAtMost1000ValuesOr100Objects() {
        var numbers = GraphQLList.list(Scalars.GraphQLInt);
        var filters = GraphQLList.list(GraphQLNonNull.nonNull(FILTER));
        assertThat(json(numbers, Collections.nCopies(1000, 1))).isEmpty();
        assertThat(json(numbers, Collections.nCopies(1001, 1)))
                .containsExactly("`$f`: holds 1001 values; give at most 1000.");
        assertThat(json(filters, Collections.nCopies(100, Map.of("text", "")))).isEmpty();
        assertThat(json(filters, Collections.nCopies(101, Map.of("text", ""))))
                .containsExactly("`$f`: holds 101 values; give at most 100.");
    }

    @Test
    void mutationMayStateMoreRows() {
        var filters = GraphQLList.list(FILTER);
        assertThat(messages(InputCheck.ofMutation(SourceLocation.EMPTY)
                        .check("$f", filters, Collections.nCopies(2000, Map.of("text", "")))))
                .isEmpty();
        assertThat(messages(InputCheck.ofMutation(SourceLocation.EMPTY)
                        .check("$f", filters, Collections.nCopies(2001, Map.of("text", "")))))
                .containsExactly("`$f`: holds 2001 values; give at most 2000.");
    }

    @Test
    void allObjectsTogetherAreAtMost1000() {
        var tree = GraphQLList.list(GraphQLList.list(FILTER));
        assertThat(json(tree, Collections.nCopies(10, Collections.nCopies(100, Map.of("text", "")))))
                .isEmpty();
        assertThat(json(tree, Collections.nCopies(11, Collections.nCopies(100, Map.of("text", "")))))
                .hasSize(100)
                .contains("`$f[10][0]`: one object too many; give at most 1000.");
    }

    @Test
    void objectsNestAtMost32Deep() {
        assertThat(messages(InputCheck.ofParameter().check("$f", NESTED, nested(32))))
                .isEmpty();
        assertThat(messages(InputCheck.ofParameter().check("$f", NESTED, nested(33))))
                .containsExactly("`$f" + ".not".repeat(32) + "`: nested too deep; values go at most 32 deep.");
        // Depth is that of the path, not the number of objects.
        assertThat(json(GraphQLList.list(NESTED), Collections.nCopies(40, nested(2))))
                .isEmpty();
    }

    @Test
    void objectIsWrittenAsOne() {
        assertThat(json(FILTER, "x")).containsExactly("`$f`: \"x\" is not a Filter: write an object.");
        assertThat(json(FILTER, List.of())).containsExactly("`$f`: a list is not a Filter: write an object.");
        assertThat(json(SECTOR, Map.of()))
                .containsExactly("`$f`: an object is not a Sector. Choose one of INDUSTRY, ACADEMIA.");
    }

    @Test
    void wholeNumberOfJsonMayHaveAPointButNotMoreDigitsThanAnyNumber() {
        var one = new BigDecimal("1.0");
        assertThat(json(Scalars.GraphQLInt, one)).isEmpty();
        assertThat(literal(Scalars.GraphQLInt, one))
                .containsExactly("`f`: 1.0 is not a whole number from -2147483648 to 2147483647.");
        assertThat(literal(Scalars.GraphQLFloat, one)).isEmpty();
        assertThat(json(Scalars.GraphQLInt, new BigDecimal("1e99999999")))
                .containsExactly("`$f`: 1E+99999999 is not a whole number from -2147483648 to 2147483647.");
    }

    @Test
    void checkBeginsAnewAndEndsAt100Errors() {
        var check = InputCheck.ofJson(SourceLocation.EMPTY);
        assertThat(check.check("$f", SECTOR, "x")).hasSize(1);
        assertThat(check.check("$f", SECTOR, "INDUSTRY")).isEmpty();
        assertThat(json(GraphQLList.list(SECTOR), Collections.nCopies(101, "x")))
                .hasSize(100);
    }

    @Test
    void variableInADocumentIsCheckedElsewhere() {
        assertThat(literal(GraphQLNonNull.nonNull(SECTOR), Literals.VARIABLE)).isEmpty();
    }

    /** An object within an object, so many in all. */
    private static Map<String, Object> nested(int levels) {
        var object = Map.<String, Object>of();
        for (var level = 1; level < levels; level++) {
            object = Map.of("not", object);
        }
        return object;
    }

    private static List<String> json(GraphQLInputType type, Object value) {
        return messages(InputCheck.ofJson(SourceLocation.EMPTY).check("$f", type, value));
    }

    private static List<String> literal(GraphQLInputType type, Object value) {
        return messages(InputCheck.ofLiteral(SourceLocation.EMPTY).check("f", type, value));
    }

    private static List<String> messages(List<GraphQLError> errors) {
        return errors.stream().map(GraphQLError::getMessage).toList();
    }
}
