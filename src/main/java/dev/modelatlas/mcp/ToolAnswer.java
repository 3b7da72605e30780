package dev.modelatlas.mcp;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import graphql.GraphQLError;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.direct.DirectObject;
import dev.modelatlas.graphql.execution.Answer;
import dev.modelatlas.http.message.ResponseBody;
import dev.modelatlas.revision.Credits;
import dev.modelatlas.revision.Revision;

import static dev.modelatlas.mcp.JsonRpcMessage.ordered;

/** Writes the result of a tool: the data, and what an assistant needs to cite the data. */
final class ToolAnswer {
    private static final String SLUG = "slug";
    private static final String CODE = "code";
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private ToolAnswer() {}

    /**
     * The result of a query that was executed. It contains the answer twice: as text for the language model, and as an
     * object for programs.
     *
     * @param revision the revision of the whole answer; null when there is none or several
     * @param credits returns the attribution and licence that the sources of a revision's models require
     * @param permalink null when the query is too long for a URL
     * @param most maximum size of the answer as JSON, in bytes
     * @throws ApiException LIMIT_EXCEEDED when the answer is larger
     */
    static Map<String, Object> of(
            Answer answer,
            Integer revision,
            Collection<Revision> revisions,
            Function<Revision, Credits> credits,
            String permalink,
            long most) {
        var content = new LinkedHashMap<String, Object>();
        content.put("revision", revision);
        content.put(
                "revisions",
                revisions.stream().map(it -> revision(it, credits.apply(it))).toList());
        content.put("permalink", permalink);
        content.put("records", List.copyOf(records(answer.data())));
        content.put("data", answer.data());
        if (!answer.errors().isEmpty()) {
            content.put(
                    "errors", answer.errors().stream().map(ResponseBody::toMap).toList());
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("content", text(content, most));
        result.put("structuredContent", content);
        result.put("isError", false);
        return result;
    }

    /** The result of a call that failed. The language model reads the errors, and can correct its call. */
    static Map<String, Object> failed(List<? extends GraphQLError> errors) {
        var content = Map.<String, Object>of(
                "errors", errors.stream().map(ResponseBody::toMap).toList());
        return ordered("content", text(content, Integer.MAX_VALUE), "isError", true);
    }

    private static List<Map<String, Object>> text(Map<String, Object> content, long most) {
        return List.of(ordered("type", "text", "text", ResponseBody.text(content, most)));
    }

    private static Map<String, Object> revision(Revision revision, Credits credits) {
        var map = new LinkedHashMap<String, Object>();
        map.put("number", revision.number());
        map.put("label", revision.label());
        map.put("asOf", revision.asOf().toString());
        map.put("attribution", credits.attribution());
        map.put("licence", credits.licence());
        return map;
    }

    private static Set<String> records(Object data) {
        var found = new LinkedHashSet<String>();
        collect("", data, found);
        return found;
    }

    private static void collect(String name, Object value, Set<String> found) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> collect((String) key, member, found));
        } else if (value instanceof DirectObject object) {
            for (var i = 0; i < object.values().length; i++) {
                collect(object.names().get(i).getValue(), object.values()[i], found);
            }
        } else if (value instanceof Iterable<?> list) {
            list.forEach(item -> collect(name, item, found));
        } else if (value instanceof String text
                && (name.equals(SLUG)
                        || name.equals(CODE) && COUNTRY.matcher(text).matches())) {
            found.add(text);
        }
    }
}
