package dev.modelatlas.http.download;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.http.message.QueryParameters;
import dev.modelatlas.model.filter.ModelFilter;
import dev.modelatlas.model.filter.ModelFilters;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.sql.SqlFragment;

/**
 * Selects models by query parameters. Each field of {@code ModelFilter} is a parameter, except fields that contain
 * filters, such as {@code not}. The values of a list are separated by commas, or the parameter is repeated. The
 * parameter {@code filter} contains a whole {@code ModelFilter} as JSON. A model must match all parameters.
 */
@Singleton
class ExportFilter {
    private static final String TYPE = "ModelFilter";
    private static final String WHOLE = "filter";
    /** In the query of a URL, + stands for a space. So the number 1e+25, as in the CSV file, arrives as "1e 25". */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?([eE][+ -]?\\d{1,3})?");

    private static final Pattern COMMA = Pattern.compile(",");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new Day()))
            .build();

    private final Engine engine;
    private final ModelFilters filters;

    ExportFilter(Engine engine, ModelFilters filters) {
        this.engine = engine;
        this.filters = filters;
    }

    /** The names of all valid parameters. */
    List<String> parameters() {
        var names = new ArrayList<>(List.of(WHOLE));
        flat().map(GraphQLInputObjectField::getName).forEach(names::add);
        return names;
    }

    /**
     * The SQL condition that selects the models. It refers to {@code model_facts} as {@code m}. May query the database.
     *
     * @throws ApiException when a parameter is invalid; the error names it
     */
    SqlFragment predicate(QueryParameters parameters, Snapshot snapshot) {
        var fields = new LinkedHashMap<String, Object>();
        flat().filter(field -> parameters.has(field.getName()))
                .forEach(field -> fields.put(field.getName(), value(field, parameters)));
        try {
            var filter = checked("parameter", fields);
            var ofFields = filters.predicate(filter, snapshot, null, null, "parameter");
            return SqlFragment.and(List.of(ofFields, ofWhole(parameters, snapshot, filter)));
        } catch (ApiException refusal) {
            throw withoutPrefix(refusal);
        }
    }

    /** The condition of the parameter {@code filter}, with the bases that the other parameters set for all filters. */
    private SqlFragment ofWhole(QueryParameters parameters, Snapshot snapshot, ModelFilter bases) {
        return parameters.has(WHOLE)
                ? filters.predicate(
                        checked(WHOLE, json(parameters.one(WHOLE))),
                        snapshot,
                        bases.countryBasis(),
                        bases.organizationBasis(),
                        WHOLE)
                : SqlFragment.TRUE;
    }

    private ModelFilter checked(String argument, Object filter) {
        engine.check(argument, TYPE, filter);
        return JSON.convertValue(filter, ModelFilter.class);
    }

    private Stream<GraphQLInputObjectField> flat() {
        var type = (GraphQLInputObjectType) engine.schema().getType(TYPE);
        return type.getFieldDefinitions().stream()
                .filter(field -> !(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLInputObjectType));
    }

    private static Object value(GraphQLInputObjectField field, QueryParameters parameters) {
        var name = field.getName();
        if (GraphQLTypeUtil.unwrapNonNull(field.getType()) instanceof GraphQLList) {
            var parts = parameters.all(name).stream()
                    .flatMap(COMMA::splitAsStream)
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.toList());
            if (parts.isEmpty()) {
                // The value of a variable may be missing, and the list [] would select all models.
                throw ApiException.badInput(name, "`" + name + "` has no value. Leave it out for all models.");
            }
            return parts;
        }
        var text = parameters.one(name);
        return switch (((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(field.getType())).getName()) {
            case "Int", "Float" -> NUMBER.matcher(text).matches() ? new BigDecimal(text.replace(' ', '+')) : text;
            case "Boolean" -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : text;
            default -> text;
        };
    }

    private static Map<?, ?> json(String text) {
        Map<?, ?> filter = null;
        try {
            filter = JSON.readValue(text, Map.class);
        } catch (JsonProcessingException broken) {
            // The check below refuses this text. It also refuses the text "null", which causes no exception.
        }
        if (filter == null) {
            throw ApiException.badInput(
                    WHOLE, "`" + WHOLE + "` is not a JSON object such as {\"countries\": [\"KR\"]}.");
        }
        return filter;
    }

    /**
     * Removes the prefix {@code parameter.} from the path in an error, because clients know each parameter without this
     * prefix.
     */
    private static ApiException withoutPrefix(ApiException refusal) {
        var argument = refusal.argument() == null ? null : refusal.argument().replace("parameter.", "");
        return new ApiException(refusal.code(), argument, refusal.getMessage().replace("`parameter.", "`"));
    }

    private static final class Day extends FromStringDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        Day() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String text, DeserializationContext context) {
            return LocalDate.parse(text);
        }
    }
}
