package dev.modelatlas.graphql.document;

import java.math.BigDecimal;
import java.math.BigInteger;
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

import dev.modelatlas.graphql.schema.LiteralValues;
import dev.modelatlas.testsupport.Concurrent;

import static graphql.schema.GraphQLInputObjectField.newInputObjectField;
import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class InputValidatorTest {
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
    void acceptsValidValues() {
        assertThat(json(FILTER, Map.of("text", "네이버", "sectors", "INDUSTRY", "flop", 7)))
                .isEmpty();
    }

    @Test
    void reportsEveryInvalidPart() {
        assertThat(json(FILTER, Map.of("sectors", List.of("INDUSTRY", "Industry"), "colour", 1)))
                .containsExactlyInAnyOrder(
                        "`$f.sectors[1]`: \"Industry\" is not a value of Sector. Valid values: INDUSTRY, ACADEMIA.",
                        "`$f.colour` is not a field of Filter. Valid fields: sectors, flop, text.",
                        "`$f.text` is required.");
    }

    @Test
    void refusesNumbersThatDoNotFitADouble() {
        assertThat(json(Scalars.GraphQLFloat, new BigDecimal("1e400")))
                .containsExactly("`$f`: 1E+400 is not a finite number.");
    }

    @Test
    void refusesTextThatTheDatabaseCannotStore() {
        assertThat(json(Scalars.GraphQLString, "a\u0000")).hasSize(1);
        assertThat(json(Scalars.GraphQLString, "\ud800")).hasSize(1);
        assertThat(json(Scalars.GraphQLString, "\ud83d\ude00")).isEmpty();
    }

    @Test
    void refusesQuotedEnumValuesInADocument() {
        assertThat(literal(SECTOR, new LiteralValues.Name("INDUSTRY"))).isEmpty();
        assertThat(literal(SECTOR, "INDUSTRY")).containsExactly("`f`: write INDUSTRY without quotes.");
    }

    @Test
    void refusesNullForNonNullTypes() {
        assertThat(json(SECTOR, null)).isEmpty();
        assertThat(json(GraphQLNonNull.nonNull(SECTOR), null)).containsExactly("`$f` must not be null.");
    }

    @Test
    void shortensLongValues() {
        assertThat(json(Scalars.GraphQLInt, "x".repeat(1000)).get(0)).hasSizeLessThan(150);
    }

    @Test
    void errorShowsAtMost60CharactersOfAValue() {
        assertThat(json(Scalars.GraphQLInt, "x".repeat(58)).get(0))
                .startsWith("`$f`: \"" + "x".repeat(58) + "\" is not");
        assertThat(json(Scalars.GraphQLInt, "x".repeat(59)).get(0))
                .startsWith("`$f`: \"" + "x".repeat(59) + "... is not");
    }

    @Test
    void refusesLoneSurrogates() {
        assertThat(json(Scalars.GraphQLString, "\udfff")).hasSize(1);
        assertThat(json(Scalars.GraphQLString, "\ud7ff\ue000")).isEmpty();
    }

    @Test
    void singleValueIsCheckedAsAListOfOne() {
        assertThat(json(FILTER, Map.of("text", "", "sectors", "Industry")))
                .containsExactly(
                        "`$f.sectors`: \"Industry\" is not a value of Sector. Valid values: INDUSTRY, ACADEMIA.");
    }

    @Test
    void listHasAtMost1000ValuesOr100Objects() {
        var numbers = GraphQLList.list(Scalars.GraphQLInt);
        var filters = GraphQLList.list(GraphQLNonNull.nonNull(FILTER));
        assertThat(json(numbers, Collections.nCopies(1000, 1))).isEmpty();
        assertThat(json(numbers, Collections.nCopies(1001, 1)))
                .containsExactly("`$f` has 1001 values. The limit is 1000.");
        assertThat(json(filters, Collections.nCopies(100, Map.of("text", "")))).isEmpty();
        assertThat(json(filters, Collections.nCopies(101, Map.of("text", ""))))
                .containsExactly("`$f` has 101 values. The limit is 100.");
    }

    @Test
    void mutationMayHaveUpTo2000Rows() {
        var filters = GraphQLList.list(FILTER);
        assertThat(messages(InputValidator.ofMutation(SourceLocation.EMPTY)
                        .check("$f", filters, Collections.nCopies(2000, Map.of("text", "")))))
                .isEmpty();
        assertThat(messages(InputValidator.ofMutation(SourceLocation.EMPTY)
                        .check("$f", filters, Collections.nCopies(2001, Map.of("text", "")))))
                .containsExactly("`$f` has 2001 values. The limit is 2000.");
    }

    @Test
    void argumentHasAtMost1000ObjectsInTotal() {
        var tree = GraphQLList.list(GraphQLList.list(FILTER));
        assertThat(json(tree, Collections.nCopies(10, Collections.nCopies(100, Map.of("text", "")))))
                .isEmpty();
        assertThat(json(tree, Collections.nCopies(11, Collections.nCopies(100, Map.of("text", "")))))
                .hasSize(100)
                .contains(
                        "`$f[10][0]` is one object too many: an argument or variable can contain at most 1000 objects.");
    }

    @Test
    void objectsAreNestedAtMost32LevelsDeep() {
        assertThat(messages(InputValidator.ofParameter().check("$f", NESTED, nested(32))))
                .isEmpty();
        assertThat(messages(InputValidator.ofParameter().check("$f", NESTED, nested(33))))
                .containsExactly("`$f" + ".not".repeat(32) + "` is nested too deeply. The limit is 32 levels.");
        // The limit is on the depth of the path, not on the number of objects.
        assertThat(json(GraphQLList.list(NESTED), Collections.nCopies(40, nested(2))))
                .isEmpty();
    }

    @Test
    void refusesAValueOfTheWrongKind() {
        assertThat(json(FILTER, "x")).containsExactly("`$f`: \"x\" is not a value of Filter. Pass an object.");
        assertThat(json(FILTER, List.of())).containsExactly("`$f`: a list is not a value of Filter. Pass an object.");
        assertThat(json(SECTOR, Map.of()))
                .containsExactly("`$f`: an object is not a value of Sector. Valid values: INDUSTRY, ACADEMIA.");
    }

    @Test
    void wholeNumberInJsonMayHaveADecimalPointButNotTooManyDigits() {
        var one = new BigDecimal("1.0");
        assertThat(json(Scalars.GraphQLInt, one)).isEmpty();
        assertThat(literal(Scalars.GraphQLInt, one))
                .containsExactly("`f`: 1.0 is not a whole number from -2147483648 to 2147483647.");
        assertThat(literal(Scalars.GraphQLFloat, one)).isEmpty();
        assertThat(json(Scalars.GraphQLInt, new BigDecimal("1e99999999")))
                .containsExactly("`$f`: 1E+99999999 is not a whole number from -2147483648 to 2147483647.");
    }

    @Test
    void idIsAStringOrAWholeNumber() {
        for (var id : List.of("x", 7, 1L << 40, BigInteger.TEN.pow(30))) {
            assertThat(json(Scalars.GraphQLID, id)).isEmpty();
            assertThat(literal(Scalars.GraphQLID, id)).isEmpty();
        }
        for (var wrong : List.of(true, new BigDecimal("1.5"), List.of(), Map.of(), new LiteralValues.Name("FOO"))) {
            assertThat(json(Scalars.GraphQLID, wrong)).hasSize(1);
            assertThat(literal(Scalars.GraphQLID, wrong))
                    .singleElement()
                    .asString()
                    .endsWith(" is not text in quotes or a whole number.");
        }
    }

    @Test
    void eachCheckReportsOnlyItsOwnErrorsAndAtMost100() {
        var check = InputValidator.ofJson(SourceLocation.EMPTY);
        assertThat(check.check("$f", SECTOR, "x")).hasSize(1);
        assertThat(check.check("$f", SECTOR, "INDUSTRY")).isEmpty();
        assertThat(json(GraphQLList.list(SECTOR), Collections.nCopies(101, "x")))
                .hasSize(100);
    }

    @Test
    void doesNotCheckVariablesInLiterals() {
        assertThat(literal(GraphQLNonNull.nonNull(SECTOR), LiteralValues.VARIABLE))
                .isEmpty();
    }

    /** Objects nested in each other to that depth. */
    private static Map<String, Object> nested(int levels) {
        var object = Map.<String, Object>of();
        for (var level = 1; level < levels; level++) {
            object = Map.of("not", object);
        }
        return object;
    }

    private static List<String> json(GraphQLInputType type, Object value) {
        return messages(InputValidator.ofJson(SourceLocation.EMPTY).check("$f", type, value));
    }

    private static List<String> literal(GraphQLInputType type, Object value) {
        return messages(InputValidator.ofLiteral(SourceLocation.EMPTY).check("f", type, value));
    }

    private static List<String> messages(List<GraphQLError> errors) {
        return errors.stream().map(GraphQLError::getMessage).toList();
    }
}
