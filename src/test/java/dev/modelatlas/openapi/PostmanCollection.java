package dev.modelatlas.openapi;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.modelatlas.openapi.Description.Operation;
import dev.modelatlas.testsupport.Examples;

/**
 * All operations of the description, and the examples of the playground, as requests that people can send: a Postman
 * collection (2.1), which Bruno and others also read.
 */
final class PostmanCollection {
    static final Path FILE = Path.of("docs/model-atlas.postman_collection.json");

    /** Parameters that are always sent, so that a click never publishes anything. */
    private static final List<String> SENT = List.of("dryRun");

    private PostmanCollection() {}

    /** The collection as JSON. */
    static Map<String, Object> of(Description description) {
        var folders = new LinkedHashMap<String, List<Object>>();
        Examples.names().forEach(name -> folder(folders, "graphql").add(example(name)));
        description
                .operations()
                .forEach(operation ->
                        folder(folders, operation.node().at("/tags/0").asText()).add(item(operation)));
        return ordered(
                "info",
                ordered(
                        "name", "Model Atlas",
                        "description", "Set `base` to the address of a server, and `key` to an API key for imports.",
                        "schema", "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"),
                "variable",
                List.of(ordered("key", "base", "value", "http://localhost:8080"), ordered("key", "key", "value", "")),
                "item",
                folders.entrySet().stream()
                        .map(folder -> ordered("name", folder.getKey(), "item", folder.getValue()))
                        .toList());
    }

    private static Collection<Object> folder(Map<String, List<Object>> folders, String name) {
        return folders.computeIfAbsent(name, fresh -> new ArrayList<>());
    }

    private static Map<String, Object> example(String name) {
        return ordered(
                "name",
                name.replace('-', ' '),
                "request",
                ordered(
                        "method", "POST",
                        "url",
                                ordered(
                                        "raw",
                                        "{{base}}/graphql",
                                        "host",
                                        List.of("{{base}}"),
                                        "path",
                                        List.of("graphql")),
                        "body",
                                ordered(
                                        "mode",
                                        "graphql",
                                        "graphql",
                                        ordered("query", Examples.text(name), "variables", ""))));
    }

    private static Map<String, Object> item(Operation operation) {
        var request = ordered("method", operation.method().name(), "url", url(operation));
        var headers = new ArrayList<Object>();
        operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("header"))
                .map(PostmanCollection::entry)
                .forEach(headers::add);
        Description.fields(operation.node().at("/requestBody/content")).forEach(content -> {
            headers.add(ordered("key", "Content-Type", "value", content.getKey()));
            request.put("body", ordered("mode", "raw", "raw", Description.example(content.getValue())));
        });
        if (!headers.isEmpty()) {
            request.put("header", headers);
        }
        if (operation.needsPublisher()) {
            var token = ordered("key", "token", "value", "{{key}}", "type", "string");
            request.put("auth", ordered("type", "bearer", "bearer", List.of(token)));
        }
        return ordered("name", operation.node().path("summary").asText(), "request", request);
    }

    private static Map<String, Object> url(Operation operation) {
        var path = Arrays.stream(operation.path().substring(1).split("/"))
                .map(part -> part.replaceFirst("^[{](.*)[}]$", ":$1"))
                .toList();
        var url = ordered("raw", "{{base}}/" + String.join("/", path), "host", List.of("{{base}}"), "path", path);
        if (!operation.query().isEmpty()) {
            url.put(
                    "query",
                    operation.query().stream().map(PostmanCollection::entry).toList());
        }
        var variables = operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("path"))
                .map(parameter -> ordered("key", parameter.name(), "value", parameter.example()))
                .toList();
        if (!variables.isEmpty()) {
            url.put("variable", variables);
        }
        return url;
    }

    /** Parameters that are not required are included but disabled, so that people can enable them. */
    private static Map<String, Object> entry(Parameter parameter) {
        var entry = ordered("key", parameter.name(), "value", parameter.example());
        if (!parameter.isRequired() && !SENT.contains(parameter.name())) {
            entry.put("disabled", true);
        }
        return entry;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
