package dev.modelatlas.graphql.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.graphql.error.ErrorList;
import dev.modelatlas.graphql.schema.LiteralValues;
import dev.modelatlas.value.Excerpt;

/**
 * Checks the values of arguments and variables. Each error names the value's path, the problem and the valid values, in
 * terms that clients know. graphql-java converts the values after this check.
 */
public final class InputValidator {
    private static final int SHOWN_CHARACTERS = 60;
    /**
     * Maximum depth of nested values: more than a filter may have, and much less than the stack of a thread can hold.
     */
    private static final int DEEPEST = 32;

    /**
     * Maximum number of decimal places, or of zeros that an exponent adds. No scalar needs as many. To convert
     * 1e99999999 to a whole number, Java would write out all zeros.
     */
    private static final int MOST_DIGITS = 1000;

    private static final Map<String, String> EXPECTED = Map.of(
            "Int", "a whole number from -2147483648 to 2147483647",
            "Float", "a finite number",
            "Boolean", "true or false",
            "String", "text in quotes",
            "ID", "text in quotes or a whole number",
            "Date", "a valid date, such as \"2025-02-01\"",
            "DateTime", "a valid date and time, such as \"2025-02-01T09:30:00Z\"");

    /**
     * Maximum numbers of values.
     *
     * @param ofAList objects in one list
     * @param inAll objects in one value, on all levels together
     * @param values items of one list, if the items are not objects
     */
    private record Amounts(int ofAList, int inAll, int values) {}

    /** Limits for queries: low, because processing a filter takes a hundred times as long as checking it. */
    private static final Amounts TO_ASK = new Amounts(100, 1000, 1000);

    /**
     * Limits for publications: high, because processing a row is cheap. The field {@code publishRevision} has lower
     * limits. It reports publications that exceed its own limits but not these.
     */
    private static final Amounts TO_PUBLISH = new Amounts(2000, 4000, 2000);

    private final List<GraphQLError> errors = new ArrayList<>();
    private final List<SourceLocation> location;
    private final boolean literal;
    private final Amounts most;
    private int depth;
    private int objects;

    private InputValidator(List<SourceLocation> location, boolean literal, Amounts most) {
        this.location = location;
        this.literal = literal;
        this.most = most;
    }

    /** A validator for values in the document, at the given position. */
    static InputValidator ofLiteral(SourceLocation location) {
        return new InputValidator(List.of(location), true, TO_ASK);
    }

    /** A validator for the value of a variable that a query declares at the given position. */
    public static InputValidator ofJson(SourceLocation location) {
        return new InputValidator(List.of(location), false, TO_ASK);
    }

    /** A validator for the value of a variable that a mutation declares at the given position. */
    public static InputValidator ofMutation(SourceLocation location) {
        return new InputValidator(List.of(location), false, TO_PUBLISH);
    }

    /** A validator for values that arrived without a document, such as URL parameters. */
    public static InputValidator ofParameter() {
        return new InputValidator(List.of(), false, TO_ASK);
    }

    /**
     * Checks a value.
     *
     * @param path the client's name for the value, such as {@code filter.sectors[0]} or {@code $first}
     * @param value a plain value, as parsed from JSON or by {@link LiteralValues}
     * @return an error for each invalid part, up to {@link ErrorList#MOST}; empty when the value is valid
     */
    public List<GraphQLError> check(String path, GraphQLType type, Object value) {
        errors.clear();
        visit(path, type, value);
        return List.copyOf(errors);
    }

    private void visit(String path, GraphQLType type, Object value) {
        if (value == LiteralValues.VARIABLE || errors.size() == ErrorList.MOST) {
            return;
        }
        if (type instanceof GraphQLNonNull required) {
            if (value == null) {
                refuse(path, " must not be null.");
            } else {
                visit(path, required.getWrappedType(), value);
            }
        } else if (value != null) {
            visitPresent(path, type, value);
        }
    }

    private void visitPresent(String path, GraphQLType type, Object value) {
        if (type instanceof GraphQLList list) {
            visitList(path, list.getWrappedType(), value);
        } else if (type instanceof GraphQLInputObjectType object) {
            visitObject(path, object, value);
        } else if (type instanceof GraphQLEnumType choices) {
            visitEnum(path, choices, value);
        } else if (type instanceof GraphQLScalarType scalar) {
            visitScalar(path, scalar, value);
        }
    }

    /** Checks a list. A single value counts as a list with one item. */
    private void visitList(String path, GraphQLType item, Object value) {
        if (!(value instanceof List<?> items)) {
            visit(path, item, value);
            return;
        }
        var allowed =
                GraphQLTypeUtil.unwrapAll(item) instanceof GraphQLInputObjectType ? most.ofAList() : most.values();
        if (items.size() > allowed) {
            refuse(path, " has " + items.size() + " values. The limit is " + allowed + ".");
            return;
        }
        for (var index = 0; index < items.size(); index++) {
            visit(path + "[" + index + "]", item, items.get(index));
        }
    }

    private void visitObject(String path, GraphQLInputObjectType type, Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            refuse(path, ": " + shown(value) + " is not a value of " + type.getName() + ". Pass an object.");
            return;
        }
        if (depth == DEEPEST) {
            refuse(path, " is nested too deeply. The limit is " + DEEPEST + " levels.");
            return;
        }
        objects++;
        if (objects > most.inAll()) {
            refuse(
                    path,
                    " is one object too many: an argument or variable can contain at most " + most.inAll()
                            + " objects.");
            return;
        }
        depth++;
        fields.forEach((name, part) -> {
            var field = type.getFieldDefinition((String) name);
            if (field == null) {
                refuse(
                        path + "." + name,
                        " is not a field of " + type.getName() + ". Valid fields: " + names(type) + ".");
            } else {
                visit(path + "." + name, field.getType(), part);
            }
        });
        type.getFieldDefinitions().stream()
                .filter(field -> GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue())
                .filter(field -> !fields.containsKey(field.getName()))
                .forEach(field -> refuse(path + "." + field.getName(), " is required."));
        depth--;
    }

    private void visitEnum(String path, GraphQLEnumType type, Object value) {
        var name = value instanceof LiteralValues.Name literal ? literal.text() : value;
        if (!(name instanceof String text) || type.getValue(text) == null) {
            refuse(
                    path,
                    ": " + shown(value) + " is not a value of " + type.getName() + ". Valid values: " + names(type)
                            + ".");
        } else if (literal && value instanceof String) {
            refuse(path, ": write " + text + " without quotes.");
        }
    }

    private void visitScalar(String path, GraphQLScalarType type, Object value) {
        if (value instanceof String text && !isStorable(text)) {
            refuse(path, " contains a character that cannot be stored (U+0000 or an unpaired surrogate).");
            return;
        }
        // As an ID, graphql-java would accept any JSON value in a variable, but only strings and whole numbers in a
        // document.
        if (type.getName().equals("ID") && !(value instanceof String) && !isWholeNumber(value)) {
            refuse(path, ": " + shown(value) + " is not " + expected(type) + ".");
            return;
        }
        // In a document, 1.0 is a Float and not an Int. In JSON, there is no such difference.
        if (value instanceof BigDecimal number && !type.getName().equals("Float") && (literal || isExtreme(number))) {
            refuse(path, ": " + shown(value) + " is not " + expected(type) + ".");
            return;
        }
        try {
            type.getCoercing().parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
        } catch (CoercingParseValueException wrong) {
            refuse(path, ": " + shown(value) + " is not " + expected(type) + ".");
        }
    }

    private static String expected(GraphQLScalarType type) {
        return EXPECTED.getOrDefault(type.getName(), "a value of type " + type.getName());
    }

    private static boolean isWholeNumber(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }

    private static boolean isExtreme(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS;
    }

    /**
     * Whether PostgreSQL can store the string. PostgreSQL rejects the null character. It also rejects lone surrogates,
     * because UTF-8 cannot encode them.
     */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .allMatch(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE));
    }

    private void refuse(String path, String problem) {
        if (errors.size() == ErrorList.MOST) {
            return;
        }
        var refusal = new ApiException(ErrorCode.BAD_USER_INPUT, path, "`" + path + "`" + problem);
        errors.add(CodedError.of(refusal, location, List.of()));
    }

    private static String shown(Object value) {
        var text = value instanceof LiteralValues.Name name
                ? name.text()
                : value instanceof String quoted ? '"' + quoted + '"' : kind(value);
        return Excerpt.of(text, SHOWN_CHARACTERS);
    }

    private static String kind(Object value) {
        return value instanceof Map ? "an object" : value instanceof List ? "a list" : value.toString();
    }

    private static String names(GraphQLEnumType type) {
        return type.getValues().stream()
                .map(GraphQLEnumValueDefinition::getName)
                .collect(Collectors.joining(", "));
    }

    private static String names(GraphQLInputObjectType type) {
        return type.getFieldDefinitions().stream()
                .map(GraphQLInputObjectField::getName)
                .collect(Collectors.joining(", "));
    }
}
