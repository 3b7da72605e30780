package dev.modelatlas.graphql.engine;

import java.math.BigDecimal;
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
