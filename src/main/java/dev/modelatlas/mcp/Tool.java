package dev.modelatlas.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.http.request.GraphQLRequest;

import static dev.modelatlas.mcp.JsonRpcMessage.ordered;

/**
 * A tool that an assistant can call.
 *
 * @param arguments JSON schemas of the arguments by name
 * @param required names of the required arguments
 * @param request creates the GraphQL request from the arguments
 */
record Tool(
        String name,
        String title,
        String description,
        Map<String, Object> arguments,
        List<String> required,
        Function<Map<String, Object>, GraphQLRequest> request) {

    /** The JSON schema of the answers that {@link ToolAnswer} creates for all tools. */
    private static final Map<String, Object> ANSWER = ordered(
            "type",
            "object",
            "properties",
            ordered(
                    "revision",
                    ordered(
                            "type",
                            List.of("integer", "null"),
                            "description",
                            "The revision from which the answer was computed. If the history of a claim read several "
                                    + "revisions, this is the newest of them. For the tool `query`: null if the query "
                                    + "read no revision, or several."),
                    "revisions",
                    ordered("type", "array", "description", "All revisions that were read, each with its date."),
                    "permalink",
                    ordered(
                            "type",
                            List.of("string", "null"),
                            "description",
                            "URL of the same query at the same revision. Fields that have no argument for the revision, "
                                    + "such as `revisions`, can return newer data. Null if the query is too long for "
                                    + "a URL."),
                    "records",
                    ordered("type", "array", "description", "Slugs and country codes of all records in the answer."),
                    "data",
                    ordered("type", List.of("object", "null"), "description", "The answer."),
                    "errors",
                    ordered("type", "array", "description", "Errors of individual fields; missing if there are none.")),
            "required",
            List.of("revision", "revisions", "permalink", "records", "data"));

    /** Whether the tool has the argument {@code revision}. */
    boolean readsOneRevision() {
        return arguments.containsKey("revision");
    }

    /** The tool as {@code tools/list} describes it. */
    Map<String, Object> listed() {
        var input = new LinkedHashMap<String, Object>();
        input.put("type", "object");
        input.put("properties", arguments);
        input.put("required", required);
        input.put("additionalProperties", false);
        var tool = new LinkedHashMap<String, Object>();
        tool.put("name", name);
        tool.put("title", title);
        tool.put("description", description);
        tool.put("inputSchema", input);
        tool.put("outputSchema", ANSWER);
        tool.put("annotations", ordered("readOnlyHint", true, "openWorldHint", false));
        return tool;
    }

    /**
     * The query for these arguments.
     *
     * @throws ApiException when an argument is missing or unknown. The values are validated later, when the query runs
     */
    GraphQLRequest requestFor(Map<String, Object> given) {
        for (var name : given.keySet()) {
            if (!arguments.containsKey(name)) {
                throw ApiException.badInput(
                        name,
                        "Unknown argument " + JsonRpcMessage.shown(name) + ". Valid arguments of the tool `" + this.name
                                + "`: " + String.join(", ", arguments.keySet()) + ".");
            }
        }
        for (var name : required) {
            if (given.get(name) == null) {
                throw ApiException.badInput(name, "The argument `" + name + "` is missing.");
            }
        }
        return request.apply(given);
    }
}
