package dev.modelatlas.graphql.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.execution.CoercedVariables;
import graphql.execution.ResultPath;
import graphql.language.Field;
import graphql.language.SourceLocation;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLTypeUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.document.Cost;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.error.ExecutionErrors;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.graphql.schema.EntityResolver.Representation;
import dev.modelatlas.graphql.work.SchemaTypes;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Values and types as written in documents, and errors as clients see them. */
@Concurrent
class ValuesTest {
    private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

    @Test
    void convertsLiteralsToPlainValues() {
        assertThat(LiteralValues.plain(
                        literal("{a: \"x\", b: [1, 2.50, true, ONE, null, $v], c: 123456789012345678901234567890}")))
                .isEqualTo(map(
                        "a",
                        "x",
                        "b",
                        Arrays.asList(
                                BigInteger.ONE,
                                new BigDecimal("2.50"),
                                true,
                                new LiteralValues.Name("ONE"),
                                null,
                                LiteralValues.VARIABLE),
                        "c",
                        new BigInteger("123456789012345678901234567890")));
        assertThat(LiteralValues.plain(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T23:04:00Z, 2026-11-23T23:04:00Z",
        "2026-11-23T23:04:00.5+09:00, 2026-11-23T14:04:00.500Z",
        "2026-11-23T23:04:05Z, 2026-11-23T23:04:05Z",
    })
    void instantsHaveSecondsAndAreInUtc(String time, String written) {
        assertThat(TimeScalar.DATE_TIME.getCoercing().serialize(OffsetDateTime.parse(time), CONTEXT, Locale.ENGLISH))
                .isEqualTo(written);
    }

    @Test
    void findsTypesOfVariablesInTheSchema() {
        var document = SmallSchema.parse("query Q($a: [ID!]!, $b: Filter) { model { name } }");
        var types = SmallSchema.operation(document).getVariableDefinitions().stream()
                .map(VariableDefinition::getType)
                .map(type -> GraphQLTypeUtil.simplePrint(SchemaTypes.of(SmallSchema.SCHEMA, type)))
                .toList();
        assertThat(types).containsExactly("[ID!]!", "Filter");
    }

    @Test
    void operationStartsAtItsRootType() {
        assertThat(List.of("query { model { name } }", "mutation { publish }", "subscription { published { name } }"))
                .extracting(text -> SchemaTypes.root(SmallSchema.SCHEMA, SmallSchema.operation(SmallSchema.parse(text)))
                        .getName())
                .containsExactly("Query", "Mutation", "Subscription");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "2024-02-29", "9999-12-31"})
    void acceptsValidDates(String day) {
        var date = TimeScalar.DATE.getCoercing();
        assertThat(date.parseValue(day, CONTEXT, Locale.ROOT)).isEqualTo(day);
        assertThat(date.parseLiteral(StringValue.of(day), CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT))
                .isEqualTo(day);
        assertThat(date.serialize(LocalDate.parse(day), CONTEXT, Locale.ROOT)).isEqualTo(day);
        assertThat(((StringValue) date.valueToLiteral(day, CONTEXT, Locale.ROOT)).getValue())
                .isEqualTo(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "2025-02-29", "+10000-01-01", "x", "2025-2-1"})
    void refusesInvalidDates(String day) {
        var date = TimeScalar.DATE.getCoercing();
        assertThatThrownBy(() -> date.parseValue(day, CONTEXT, Locale.ROOT))
                .isInstanceOf(CoercingParseValueException.class)
                .hasMessageContaining("a valid date, such as \"2025-02-01\"");
        assertThatThrownBy(() ->
                        date.parseLiteral(StringValue.of(day), CoercedVariables.emptyVariables(), CONTEXT, Locale.ROOT))
                .isInstanceOf(CoercingParseLiteralException.class)
                .hasMessageContaining("a valid date, such as \"2025-02-01\"");
        assertThatThrownBy(() -> date.parseValue(20250201, CONTEXT, Locale.ROOT))
                .isInstanceOf(CoercingParseValueException.class);
    }

    @Test
    void requiresAnOffsetForInstants() {
        var time = TimeScalar.DATE_TIME.getCoercing();
        assertThat(time.parseValue("2025-02-01T09:30:00+09:00", CONTEXT, Locale.ROOT))
                .isEqualTo("2025-02-01T09:30:00+09:00");
        assertThatThrownBy(() -> time.parseValue("2025-02-01T09:30:00", CONTEXT, Locale.ROOT))
                .hasMessageContaining("a valid date and time, such as");
    }

    @Test
    void representationIdentifiesAnEntityByOneKey() {
        assertThat(AnyScalar.representations(List.of(
                        Map.of("__typename", "Model", "slug", "a"),
                        Map.of("__typename", "Country", "code", "KR", "name", "Korea"),
                        Map.of("__typename", "Model", "slug", "a", "id", "b"))))
                .containsExactly(
                        new Representation("Model", "slug", "a"),
                        new Representation("Country", "code", "KR"),
                        new Representation("Model", "id", "b"));
    }

    @Test
    void errorForAnInvalidEntityStatesItsPosition() {
        var known = Map.of("__typename", "Model", "slug", "a");
        assertThatThrownBy(() -> AnyScalar.representations(List.of(known, Map.of("__typename", "Planet"))))
                .hasMessage("`representations[1]` needs a `__typename`, one of Country, Model, Organization.");
        assertThatThrownBy(() -> AnyScalar.representations(List.of("Model")))
                .hasMessageStartingWith("`representations[0]` needs a `__typename`");
        assertThatThrownBy(() -> AnyScalar.representations(List.of(Map.of("__typename", "Model", "slug", 1))))
                .hasMessage("`representations[0]` needs a key of Model as a string: id or slug.");
    }

    @Test
    void underscoreAnyScalarAcceptsEveryObject() {
        var any = AnyScalar.ANY.getCoercing();
        var variables = CoercedVariables.of(Map.of("v", "x"));
        assertThat(any.parseLiteral(literal("{a: {b: $v}, c: 1}"), variables, CONTEXT, Locale.ROOT))
                .isEqualTo(map("a", map("b", "x"), "c", BigInteger.ONE));
        assertThat(any.parseValue(Map.of("a", 1), CONTEXT, Locale.ROOT)).isEqualTo(Map.of("a", 1));
        assertThatThrownBy(() -> any.serialize("a", CONTEXT, Locale.ROOT)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void errorNamesTheRefusedArgument() {
        var place = new SourceLocation(1, 2);
        var error = CodedError.of(
                ApiException.badInput("first", "No."),
                List.of(place),
                ResultPath.parse("/a[1]").toList());
        assertThat(error.getMessage()).isEqualTo("No.");
        assertThat(error.getLocations()).containsExactly(place);
        assertThat(error.getPath()).containsExactly("a", 1);
        assertThat(error.getExtensions()).isEqualTo(Map.of("code", "BAD_USER_INPUT", "argument", "first"));
        assertThat(error.getErrorType()).isNotNull();
        var whole = CodedError.of(new ApiException(ErrorCode.TIMEOUT, null, "Late."));
        assertThat(whole).isEqualTo(new CodedError("Late.", List.of(), List.of(), Map.of("code", "TIMEOUT")));
        assertThat(CodedError.of((Throwable) new ApiException(ErrorCode.TIMEOUT, null, "Late.")))
                .isEqualTo(whole);
    }

    @Test
    void shortensLongMessages() {
        var shown = "\ud83d\ude00".repeat(1000);
        assertThat(CodedError.of(ErrorCode.BAD_REQUEST, shown).getMessage()).isEqualTo(shown);
        assertThat(CodedError.of(ErrorCode.BAD_REQUEST, shown + "!").getMessage())
                .isEqualTo(shown + "...");
    }

    @Test
    void databaseFailureHasTheCodeTimeoutOrUnavailable() {
        var cancelled = new IllegalStateException(new SQLException("cancelled", "57014"));
        assertThat(CodedError.of(cancelled).getExtensions()).isEqualTo(Map.of("code", "TIMEOUT"));
        var gone = new SQLException("gone", "08006");
        assertThat(CodedError.of(gone).getExtensions()).isEqualTo(Map.of("code", "UNAVAILABLE"));
    }

    @Test
    void internalErrorHasAnIdButNotTheMessageOfTheException() {
        var place = new SourceLocation(1, 2);
        var error = CodedError.of(new IllegalStateException("select secret"), List.of(place), ResultPath.parse("/a"));
        assertThat(error.getMessage()).doesNotContain("secret");
        assertThat(error.getExtensions())
                .containsEntry("code", "INTERNAL_SERVER_ERROR")
                .containsKey("id");
        assertThat(error.getLocations()).containsExactly(place);
        assertThat(error.getPath()).containsExactly("a");
        assertThat(CodedError.internal(new IllegalStateException())
                        .getExtensions()
                        .get("id"))
                .isNotEqualTo(error.getExtensions().get("id"));
    }

    @Test
    void errorsOfGraphqlJavaGetCodes() {
        var known = CodedError.of(ErrorCode.TIMEOUT, "Late.");
        assertThat(ExecutionErrors.coded(known)).isSameAs(known);
        assertThat(ExecutionErrors.coded(new AbortExecutionException("Too much.")))
                .isEqualTo(CodedError.of(ErrorCode.LIMIT_EXCEEDED, "Too much."));
        var defect = ExecutionErrors.coded(GraphqlErrorBuilder.newError()
                .message("null in a")
                .path(List.of("a", 0))
                .build());
        assertThat(defect.getExtensions()).containsEntry("code", "INTERNAL_SERVER_ERROR");
        assertThat(defect.getPath()).containsExactly("a", 0);
        assertThat(ExecutionErrors.coded(
                                GraphqlErrorBuilder.newError().message("x").build())
                        .getPath())
                .isEmpty();
    }

    @Test
    void answerHasTheCodeOfItsError() {
        var answer = Answer.refused(List.of(CodedError.of(ErrorCode.TIMEOUT, "Late.")));
        assertThat(answer.failedBy(ErrorCode.TIMEOUT)).isTrue();
        assertThat(answer.failedBy(ErrorCode.BAD_REQUEST)).isFalse();
        assertThat(answer.executed()).isFalse();
    }

    @Test
    void costUpToTheMaximumIsAllowed() {
        assertThat(new Cost(100, 100).isTooMuch()).isFalse();
        assertThat(new Cost(101, 100).isTooMuch()).isTrue();
    }

    private static Value<?> literal(String text) {
        var document = Parser.parse("{ a(b: " + text + ") }");
        var field = (Field) SmallSchema.operation(document)
                .getSelectionSet()
                .getSelections()
                .get(0);
        return field.getArguments().get(0).getValue();
    }

    private static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var n = 0; n < pairs.length; n += 2) {
            map.put((String) pairs[n], pairs[n + 1]);
        }
        return map;
    }
}
