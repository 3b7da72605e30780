package dev.modelatlas.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.inject.Singleton;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.http.request.PersistedQueries;
import dev.modelatlas.value.ClasspathFile;

/** The MCP tools. Each tool runs one GraphQL query with its arguments. */
@Singleton
class Tools {
    private static final String QUERY = "Query";
    private static final String REVISION = "revision";
    private static final String PINNING = " Give the argument `revision` if later calls must read the same data.";

    private final Map<String, Tool> tools = new LinkedHashMap<>();
    private final Map<String, Object> listed;

    Tools(Engine engine, PersistedQueries documents) {
        var api = new ArgumentSchema(engine.schema());
        add(search(api));
        add(query(documents));
        add(trends(api));
        add(claims(api));
        listed = Map.of("tools", tools.values().stream().map(Tool::listed).toList());
    }

    private void add(Tool tool) {
        tools.put(tool.name(), tool);
    }

    /** The result of {@code tools/list}. */
    Map<String, Object> listed() {
        return listed;
    }

    /** @throws JsonRpcException when there is no such tool */
    Tool named(String name) {
        var tool = tools.get(name);
        if (tool == null) {
            throw new JsonRpcException(
                    JsonRpcException.INVALID_PARAMS,
                    "Unknown tool " + JsonRpcMessage.shown(name) + ". The tools are: "
                            + String.join(", ", tools.keySet()) + ".");
        }
        return tool;
    }

    private static Tool search(ArgumentSchema api) {
        var document = document("search");
        var arguments = new LinkedHashMap<String, Object>();
        List.of("text", "first", REVISION).forEach(name -> arguments.put(name, api.argument(QUERY, "search", name)));
        arguments.put("language", language(api));
        return new Tool(
                "search",
                "Search",
                "Finds AI models, organizations and countries by name, in English or Korean, with their main facts."
                        + " Use it first, to find the slug or code of a record." + PINNING,
                arguments,
                List.of("text"),
                given -> request(document, given, ""));
    }

    private static Tool query(PersistedQueries documents) {
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put(
                "query",
                ArgumentSchema.simple(
                        "string",
                        "The GraphQL document that contains the query. To find the records of the answer in"
                                + " its member `records`, select their field `slug`, or `code` for countries."));
        arguments.put(
                "variables", ArgumentSchema.simple("object", "Values of the document's variables, if it has any."));
        arguments.put(
                "operationName", ArgumentSchema.simple("string", "The operation to run, if the document has several."));
        return new Tool(
                "query",
                "Run a GraphQL query",
                "Runs a query of the GraphQL API, for everything that the other tools do not answer. The resource"
                        + " " + Resources.SCHEMA + " describes all types and fields. Mutations and subscriptions are"
                        + " refused. Give the fields the argument `revision` if later calls must read the same"
                        + " data.",
                arguments,
                List.of("query"),
                // A server that runs only trusted documents refuses all other documents here, too.
                given -> documents.resolve(GraphQLRequest.of(given)));
    }

    private static Tool trends(ArgumentSchema api) {
        var byYear = document("years");
        var byDimension = document("trends");
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put(
                "by",
                api.type(
                        "Dimension",
                        "Dimension to count by, such as COUNTRY or ORGANIZATION. Without it, models are counted by year"
                                + " only."));
        List.of("from", "to", REVISION, "filter", "countryBasis", "organizationBasis")
                .forEach(name -> arguments.put(name, api.argument(QUERY, "trends", name)));
        arguments.put(
                "year",
                ArgumentSchema.simple(
                        "integer",
                        "The year that `ranking` counts; it must be in the window (`from` to `to`). With this argument,"
                                + " the answer also has the member `year`, with the number of models of the year. The"
                                + " members `modelCount`, `unattributed` and `series` still count the whole window;"
                                + " `series` lists the values with the most models in the window. Default: `ranking`"
                                + " counts the whole window. Only with `by`."));
        arguments.put(
                "top",
                ArgumentSchema.simple(
                        "integer",
                        "How many values of the dimension the answer lists, 1 to 100. Default: 10. Only with `by`."));
        arguments.put(
                "records",
                ArgumentSchema.simple(
                        "integer",
                        "Number of models to list, newest first, for each value of the dimension (without `by`, for"
                                + " each year), 1 to 100. Default: 5."));
        arguments.put("language", language(api));
        return new Tool(
                "trends",
                "Count models",
                "Counts AI models by year and by a dimension, with ranks, shares, growth and the models counted. The"
                        + " resource " + Resources.RULES + " says how models are counted." + PINNING,
                arguments,
                List.of(),
                given -> {
                    checkNumber(given, "top");
                    checkNumber(given, "records");
                    if (given.get("by") == null) {
                        return request(byYear, given, "`by` is given");
                    }
                    var asked = new LinkedHashMap<>(given);
                    asked.put("ofYear", given.get("year") != null);
                    return request(byDimension, asked, "");
                });
    }

    /**
     * Checks a number of records. The API would check it, too, but its error would name the argument {@code first} of
     * some field, which the tool does not have.
     */
    private static void checkNumber(Map<String, Object> given, String name) {
        if (given.get(name) instanceof Integer number && (number < 1 || number > PageRequest.MAXIMUM_LIMIT)) {
            throw ApiException.badInput(
                    name, "`" + name + "` must be from 1 to " + PageRequest.MAXIMUM_LIMIT + ", but is " + number + ".");
        }
    }

    private static Tool claims(ArgumentSchema api) {
        var one = document("claim");
        var list = document("claims");
        var arguments = new LinkedHashMap<String, Object>();
        arguments.put(
                "id",
                ArgumentSchema.simple(
                        "string", "Slug of one claim, such as `is-198-22`. Without it, claims are listed."));
        List.of("report", "verdicts", "first", "after", REVISION)
                .forEach(name -> arguments.put(name, api.argument(QUERY, "claims", name)));
        arguments.put("language", language(api));
        return new Tool(
                "claims",
                "Check published statements",
                "Lists statements about large-scale AI models from published reports, with a verdict on whether each"
                        + " statement still holds. Shows the published values beside the values computed at a revision."
                        + PINNING,
                arguments,
                List.of(),
                given -> given.get("id") == null ? request(list, given, "") : request(one, given, "`id` is missing"));
    }

    private static Map<String, Object> language(ArgumentSchema api) {
        return api.type("Language", "Language of names and texts. Default: EN.");
    }

    /**
     * Creates a request for one query of a tool, with the arguments of the call as variables.
     *
     * @param condition states when the tool uses its other query, such as "`id` is missing". If the call has an
     *     argument that only the other query accepts, the error message ends with this condition
     * @throws ApiException when the call has an argument that this query does not accept
     */
    private static GraphQLRequest request(String document, Map<String, Object> given, String condition) {
        var variables = new LinkedHashMap<>(given);
        variables.values().removeIf(Objects::isNull);
        for (var name : variables.keySet()) {
            // Assistants always send {@code language}. Queries that return no translated texts ignore this argument.
            if (!name.equals("language") && !document.contains("$" + name + ":")) {
                throw ApiException.badInput(name, "The argument `" + name + "` applies only if " + condition + ".");
            }
        }
        return GraphQLRequest.of(Map.of("query", document, "variables", variables));
    }

    private static String document(String name) {
        return ClasspathFile.text(Tools.class, name + ".graphql");
    }
}
