package dev.modelatlas.graphql.engine;

import java.math.BigDecimal;
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

/**
 * Says in the client's words what is wrong with the values of arguments and variables: where, what it is, and what
 * would be right. What passes here, graphql-java coerces.
 */
final class InputCheck {
    private static final int SHOWN_CHARACTERS = 60;
    /** Deeper than any filter may go, and far from what a thread's stack holds. */
    private static final int DEEPEST = 32;

    /** No scalar is as large, and Java would write out the zeros of 1e99999999 where a whole number is wanted. */
    private static final int MOST_DIGITS = 1000;

    private static final Map<String, String> EXPECTED = Map.of(
            "Int", "a whole number from -2147483648 to 2147483647",
            "Float", "a finite number",
            "Boolean", "true or false",
            "String", "text in quotes",
            "ID", "text in quotes or a whole number",
            "Date", "a day that exists, written like \"2025-02-01\"",
            "DateTime", "an instant, written like \"2025-02-01T09:30:00Z\"");

    /**
     * How many values are taken.
     *
     * @param ofAList in one list
     * @param inAll of all levels together
     * @param values of other kinds in one list
     */
    private record Amounts(int ofAList, int inAll, int values) {}

    /** To read a filter takes a hundred times as long as to check it. */
    private static final Amounts TO_ASK = new Amounts(100, 1000, 1000);

    /** Rows, which are cheap to read. Somewhat more than may be published: the field itself says how many that is. */
    private static final Amounts TO_PUBLISH = new Amounts(2000, 4000, 2000);

    private final List<GraphQLError> errors = new ArrayList<>();
    private final List<SourceLocation> location;
    private final boolean literal;
    private final Amounts most;
    private int depth;
    private int objects;

    private InputCheck(List<SourceLocation> location, boolean literal, Amounts most) {
        this.location = location;
        this.literal = literal;
        this.most = most;
    }

    /** For values written in the document, at that place. */
    static InputCheck ofLiteral(SourceLocation location) {
        return new InputCheck(List.of(location), true, TO_ASK);
    }

    /** For values sent beside the document, for the variable declared at that place. */
    static InputCheck ofJson(SourceLocation location) {
        return new InputCheck(List.of(location), false, TO_ASK);
    }

    /** The same for a variable of a mutation. */
    static InputCheck ofMutation(SourceLocation location) {
        return new InputCheck(List.of(location), false, TO_PUBLISH);
    }

    /** For values that came without a document. */
    static InputCheck ofParameter() {
        return new InputCheck(List.of(), false, TO_ASK);
    }

    /**
     * @param path what the client calls the value, such as {@code filter.sectors[0]} or {@code $first}
     * @param value a plain value, as JSON or {@link Literals} gives it
     * @return an error for each wrong part of the value, up to {@link FailureList#MOST}; empty when it can be used
     */
    List<GraphQLError> check(String path, GraphQLType type, Object value) {
        errors.clear();
        visit(path, type, value);
        return List.copyOf(errors);
    }

    private void visit(String path, GraphQLType type, Object value) {
        if (value == Literals.VARIABLE || errors.size() == FailureList.MOST) {
            return;
        }
        if (type instanceof GraphQLNonNull required) {
            if (value == null) {
                refuse(path, "must not be null.");
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

    /** A single value stands for a list of one. */
    private void visitList(String path, GraphQLType item, Object value) {
        if (!(value instanceof List<?> items)) {
            visit(path, item, value);
            return;
        }
        var allowed =
                GraphQLTypeUtil.unwrapAll(item) instanceof GraphQLInputObjectType ? most.ofAList() : most.values();
        if (items.size() > allowed) {
            refuse(path, "holds " + items.size() + " values; give at most " + allowed + ".");
            return;
        }
        for (var index = 0; index < items.size(); index++) {
            visit(path + "[" + index + "]", item, items.get(index));
        }
    }

    private void visitObject(String path, GraphQLInputObjectType type, Object value) {
        if (!(value instanceof Map<?, ?> fields)) {
            refuse(path, shown(value) + " is not a " + type.getName() + ": write an object.");
            return;
        }
        if (depth == DEEPEST) {
            refuse(path, "nested too deep; values go at most " + DEEPEST + " deep.");
            return;
        }
        objects++;
        if (objects > most.inAll()) {
            refuse(path, "one object too many; give at most " + most.inAll() + ".");
            return;
        }
        depth++;
        fields.forEach((name, part) -> {
            var field = type.getFieldDefinition((String) name);
            if (field == null) {
                refuse(path + "." + name, type.getName() + " has no such field. It has " + names(type) + ".");
            } else {
                visit(path + "." + name, field.getType(), part);
            }
        });
        type.getFieldDefinitions().stream()
                .filter(field -> GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue())
                .filter(field -> !fields.containsKey(field.getName()))
                .forEach(field -> refuse(path + "." + field.getName(), "is required."));
        depth--;
    }

    private void visitEnum(String path, GraphQLEnumType type, Object value) {
        var name = value instanceof Literals.Name literal ? literal.text() : value;
        if (!(name instanceof String text) || type.getValue(text) == null) {
            refuse(path, shown(value) + " is not a " + type.getName() + ". Choose one of " + names(type) + ".");
        } else if (literal && value instanceof String) {
            refuse(path, "write " + text + " without quotes.");
        }
    }

    private void visitScalar(String path, GraphQLScalarType type, Object value) {
        if (value instanceof String text && !isStorable(text)) {
            refuse(path, "the text holds a character that cannot be stored (U+0000, or half of a surrogate pair).");
            return;
        }
        // A literal 1.0 is a Float in GraphQL, though JSON knows no difference.
        if (value instanceof BigDecimal number && !type.getName().equals("Float") && (literal || isExtreme(number))) {
            refuse(path, shown(value) + " is not " + expected(type) + ".");
            return;
        }
        try {
            type.getCoercing().parseValue(value, GraphQLContext.getDefault(), Locale.ROOT);
        } catch (CoercingParseValueException wrong) {
            refuse(path, shown(value) + " is not " + expected(type) + ".");
        }
    }

    private static String expected(GraphQLScalarType type) {
        return EXPECTED.getOrDefault(type.getName(), "a value of type " + type.getName());
    }

    private static boolean isExtreme(BigDecimal number) {
        return Math.abs((long) number.scale()) > MOST_DIGITS;
    }

    /** PostgreSQL takes neither of the two, and UTF-8 cannot write the second. */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .allMatch(point -> point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE));
    }

    private void refuse(String path, String problem) {
        if (errors.size() == FailureList.MOST) {
            return;
        }
        var refusal = new ApiException(ErrorCode.BAD_USER_INPUT, path, "`" + path + "`: " + problem);
        errors.add(CodedError.of(refusal, location, List.of()));
    }

    private static String shown(Object value) {
        var text = value instanceof Literals.Name name
                ? name.text()
                : value instanceof String quoted ? '"' + quoted + '"' : kind(value);
        return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "...";
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
