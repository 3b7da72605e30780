package dev.modelatlas.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import static dev.modelatlas.mcp.JsonRpcMessage.ordered;

/** Answers MCP requests. There are no sessions, so each request is independent of earlier ones. */
@Singleton
class McpServer {
    /**
     * The versions of MCP that the server supports, newest first. Version 2025-03-26 is not supported, because it
     * requires batches, and one batch can contain any number of queries.
     */
    static final List<String> VERSIONS = List.of("2025-11-25", "2025-06-18");

    private static final String CALL = "tools/call";

    private static final String INSTRUCTIONS = """
            Model Atlas counts the world's large-scale AI models (trained with 10^23 FLOP or more, or believed to \
            be), with the organizations and countries behind them. The data is in numbered revisions that never \
            change. Call `search` first to learn slugs and codes, `trends` for counts, ranks and shares, `claims` for \
            published statements, and `query` for anything else. Without `revision`, tools read the current \
            revision, which changes with each publication. In your answer, name the revision, give the permalink, \
            and include the attribution of the revision. Null means not known, never zero: about 40 % of the models \
            have no known training compute.""";

    private final Tools tools;
    private final Resources resources;
    private final QueryRunner queries;
    private final String version;

    McpServer(
            Tools tools,
            Resources resources,
            QueryRunner queries,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.tools = tools;
        this.resources = resources;
        this.queries = queries;
        this.version = version;
    }

    /** @throws JsonRpcException when the request cannot be answered */
    Reply answer(JsonRpcMessage request) {
        return switch (request.method()) {
            case "initialize" -> Reply.fixed("(mcp initialize)", initialized(request));
            case "ping" -> Reply.fixed("(mcp ping)", Map.of());
            case "tools/list" -> Reply.fixed("(mcp tools)", tools.listed());
            case CALL -> call(request);
            case "resources/list" -> Reply.fixed("(mcp resources)", resources.listed());
            case "resources/templates/list" -> Reply.fixed("(mcp resources)", Map.of("resourceTemplates", List.of()));
            case "resources/read" -> Reply.fixed("(mcp resource)", resources.read(request.text("uri")));
            default ->
                throw new JsonRpcException(
                        JsonRpcException.METHOD_NOT_FOUND,
                        "Unknown method " + JsonRpcMessage.shown(request.method())
                                + ". This server has tools and resources: tools/list, tools/call, resources/list and"
                                + " resources/read.");
        };
    }

    private Reply call(JsonRpcMessage request) {
        var tool = tools.named(request.text("name"));
        var arguments = JsonRpcMessage.object("arguments", request.params().get("arguments"));
        return queries.call(tool, arguments, "(mcp " + tool.name() + ")");
    }

    /** Responds with the client's version of MCP if it is supported, or else with the newest supported version. */
    private Map<String, Object> initialized(JsonRpcMessage request) {
        var wanted = request.text("protocolVersion");
        var result = new LinkedHashMap<String, Object>();
        result.put("protocolVersion", VERSIONS.contains(wanted) ? wanted : VERSIONS.get(0));
        result.put("capabilities", ordered("tools", Map.of(), "resources", Map.of()));
        result.put("serverInfo", ordered("name", "model-atlas", "title", "Model Atlas", "version", version));
        result.put("instructions", INSTRUCTIONS);
        return result;
    }
}
