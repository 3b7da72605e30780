package dev.modelatlas.mcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.value.ClasspathFile;

import static dev.modelatlas.mcp.JsonRpcMessage.ordered;

/** The MCP resources, which are texts that an assistant can read: the schema and the counting rules. */
@Singleton
class Resources {
    static final String SCHEMA = "atlas://schema.graphql";
    static final String RULES = "atlas://counting-rules.md";

    private record Text(String uri, String name, String title, String description, String mimeType, String text) {
        Map<String, Object> listed() {
            var listed = new LinkedHashMap<String, Object>();
            listed.put("uri", uri);
            listed.put("name", name);
            listed.put("title", title);
            listed.put("description", description);
            listed.put("mimeType", mimeType);
            return listed;
        }
    }

    private final List<Text> texts;

    Resources(Engine engine) {
        texts = List.of(
                new Text(
                        SCHEMA,
                        "schema.graphql",
                        "GraphQL schema",
                        "All types, fields and arguments of the API, for the tool `query`.",
                        "application/graphql",
                        engine.printedSchema()),
                new Text(
                        RULES,
                        "counting-rules.md",
                        "Counting rules",
                        "How models are counted: years, countries, organizations, ranks, shares and growth.",
                        "text/markdown",
                        ClasspathFile.text(Resources.class, "/docs/counting-rules.md")));
    }

    /** The result of {@code resources/list}. */
    Map<String, Object> listed() {
        return Map.of("resources", texts.stream().map(Text::listed).toList());
    }

    /**
     * The result of {@code resources/read}.
     *
     * @throws JsonRpcException when there is no such resource
     */
    Map<String, Object> read(String uri) {
        var text = texts.stream()
                .filter(it -> it.uri().equals(uri))
                .findFirst()
                .orElseThrow(() -> new JsonRpcException(
                        JsonRpcException.RESOURCE_NOT_FOUND,
                        "Unknown resource " + JsonRpcMessage.shown(uri) + ". The resources are: " + SCHEMA + ", "
                                + RULES + "."));
        return Map.of(
                "contents", List.of(ordered("uri", text.uri(), "mimeType", text.mimeType(), "text", text.text())));
    }
}
