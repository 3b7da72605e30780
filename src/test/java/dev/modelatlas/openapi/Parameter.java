package dev.modelatlas.openapi;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/** A parameter of an operation. */
record Parameter(Description description, JsonNode node) {
    private static final String JSON = "/content/application~1json";

    String name() {
        return node.path("name").asText();
    }

    /** Where the parameter is sent: path, query or header. */
    String in() {
        return node.path("in").asText();
    }

    boolean isRequired() {
        return node.path("required").asBoolean();
    }

    boolean hasExample() {
        return node.has("example") || node.at(JSON).has("example");
    }

    /** The example of the parameter, as it is written in a URL. */
    String example() {
        var example = node.path("example");
        return node.at(JSON).has("example")
                ? node.at(JSON).path("example").toString()
                : example.isArray()
                        ? Description.elements(example).map(JsonNode::asText).collect(Collectors.joining(","))
                        : example.asText();
    }

    /** A value that the schema of the parameter does not allow; null when it allows every string. */
    String forbidden() {
        if (node.has("content")) {
            return "{";
        }
        var schema = description.resolved(node.path("schema"));
        var item = schema.has("items") ? description.resolved(schema.path("items")) : schema;
        var longest = item.path("maxLength").asInt();
        if (!item.path("type").asText().equals("string")
                || item.has("enum")
                || List.of("date", "uri").contains(item.path("format").asText())) {
            return "nonsense";
        }
        return item.has("pattern") ? "a b" : longest > 0 ? "x".repeat(longest + 1) : null;
    }

    @Override
    public String toString() {
        return name();
    }
}
