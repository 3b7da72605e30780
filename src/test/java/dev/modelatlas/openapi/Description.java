package dev.modelatlas.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.restassured.http.Method;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The description of the endpoints other than {@code /graphql} in OpenAPI.
 *
 * @param root the whole document
 */
record Description(JsonNode root) {
    static final Path FILE = Path.of("src/main/resources/dev/modelatlas/http/graphql/openapi.yaml");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig WITH_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /**
     * An operation of the description.
     *
     * @param parameters parameters of the operation, including those of its path
     */
    record Operation(String path, Method method, JsonNode node, List<Parameter> parameters) {
        String id() {
            return node.path("operationId").asText();
        }

        boolean needsPublisher() {
            return node.has("security");
        }

        boolean isAboutAJob() {
            return path.endsWith("{id}");
        }

        /** The path with the examples of its parameters. */
        String pathOfExample() {
            return parameters.stream()
                    .filter(parameter -> parameter.in().equals("path"))
                    .reduce(
                            path,
                            (all, parameter) -> all.replace("{" + parameter.name() + "}", parameter.example()),
                            (one, other) -> other);
        }

        List<Parameter> query() {
            return parameters.stream()
                    .filter(parameter -> parameter.in().equals("query"))
                    .toList();
        }

        boolean has(String parameter) {
            return parameters.stream().anyMatch(it -> it.name().equals(parameter));
        }

        @Override
        public String toString() {
            return id();
        }
    }

    static Description read() {
        try {
            return new Description(new YAMLMapper().readTree(Files.readString(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return fields(root.path("paths"))
                .flatMap(path -> fields(path.getValue())
                        .filter(item -> !item.getKey().equals("parameters"))
                        .map(item -> operation(path.getKey(), path.getValue(), item)))
                .toList();
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Operation operation(String path, JsonNode all, Map.Entry<String, JsonNode> item) {
        var parameters = Stream.of(all, item.getValue())
                .flatMap(node -> elements(node.path("parameters")))
                .map(node -> new Parameter(this, resolved(node)))
                .toList();
        return new Operation(path, Method.valueOf(item.getKey().toUpperCase(Locale.ROOT)), item.getValue(), parameters);
    }

    /** What a reference refers to; the node itself when it is not a reference. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(root.at(node.path("$ref").asText().substring(1))) : node;
    }

    /** The example of a request's body, as it is sent. */
    static String example(JsonNode content) {
        var example = content.path("example");
        return example.isTextual() ? example.asText() : example.toString();
    }

    /** Asserts that the description contains the response: its status, headers, media type and body. */
    Response check(Operation operation, Response answer) {
        var status = answer.statusCode();
        var where = operation + " answers " + status + ": ";
        var described = response(operation, status);
        assertThat(described.isMissingNode()).as(where + answer.asString()).isFalse();
        fields(described.path("headers"))
                .filter(header -> resolved(header.getValue()).path("required").asBoolean())
                .forEach(header -> assertThat(answer.header(header.getKey()))
                        .as(where + header.getKey())
                        .isNotNull());
        if (!described.has("content")) {
            assertThat(answer.asByteArray()).as(where).isEmpty();
            return answer;
        }
        var type = answer.contentType().replaceFirst(";.*", "");
        var schema = described.path("content").path(type).path("schema");
        assertThat(schema.isMissingNode()).as(where + type).isFalse();
        values(type, answer.asString())
                .forEach(value ->
                        assertThat(problems(schema, value)).as(where + value).isEmpty());
        return answer;
    }

    private JsonNode response(Operation operation, int status) {
        var responses = operation.node().path("responses");
        var exact = responses.path(Integer.toString(status));
        return resolved(exact.isMissingNode() ? responses.path(status / 100 + "XX") : exact);
    }

    private static List<JsonNode> values(String type, String body) {
        if (type.equals("text/csv")) {
            return List.of(new TextNode(body));
        }
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(body)) {
            var all = values.readAll();
            assertThat(all.size()).matches(count -> count == 1 || type.equals("application/x-ndjson"));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> problems(JsonNode schema, JsonNode value) {
        ObjectNode document = schema.deepCopy();
        document.set("components", root.path("components"));
        return SCHEMAS.getSchema(document, WITH_FORMATS).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    static Stream<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        return node.properties().stream();
    }

    static Stream<JsonNode> elements(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
