package dev.modelatlas.graphql.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.function.Consumer;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;

/**
 * Scalars for dates and instants. Clients write the values of these scalars as strings. SmallRye receives the valid
 * strings, and converts them to Java values.
 */
final class TimeScalar implements Coercing<String, String> {
    static final GraphQLScalarType DATE = scalar(
            "Date",
            "A calendar date in ISO 8601, for example 2025-02-01.",
            new TimeScalar("a valid date, such as \"2025-02-01\"", TimeScalar::parseDay));

    static final GraphQLScalarType DATE_TIME = scalar(
            "DateTime",
            "An instant in RFC 3339, for example 2025-02-01T09:30:00Z. Responses are in UTC.",
            new TimeScalar("a valid date and time, such as \"2025-02-01T09:30:00Z\"", OffsetDateTime::parse));

    private static final int LAST_YEAR = 9999;

    private final String expected;
    private final Consumer<String> parser;

    private TimeScalar(String expected, Consumer<String> parser) {
        this.expected = expected;
        this.parser = parser;
    }

    private static GraphQLScalarType scalar(String name, String description, TimeScalar coercing) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .description(description)
                .coercing(coercing)
                .build();
    }

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        // RFC 3339 requires seconds, but OffsetDateTime.toString() omits them when they are zero.
        return value instanceof OffsetDateTime time ? time.toInstant().toString() : value.toString();
    }

    @Override
    public String parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof String text && isValid(text)) {
            return text;
        }
        throw CoercingParseValueException.newCoercingParseValueException()
                .message("Expected " + expected)
                .build();
    }

    @Override
    public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue text && isValid(text.getValue())) {
            return text.getValue();
        }
        throw CoercingParseLiteralException.newCoercingParseLiteralException()
                .message("Expected " + expected)
                .build();
    }

    @Override
    public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
        return StringValue.of(input.toString());
    }

    /** Parses a date. Its year must be from 1 to 9999, because PostgreSQL does not accept every year that Java does. */
    private static void parseDay(String text) {
        var year = LocalDate.parse(text).getYear();
        if (year < 1 || year > LAST_YEAR) {
            throw new DateTimeException("no year of four digits: " + year);
        }
    }

    private boolean isValid(String text) {
        try {
            parser.accept(text);
            return true;
        } catch (DateTimeException wrong) {
            return false;
        }
    }
}
