package dev.modelatlas.bench.hostile;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;

import dev.modelatlas.graphql.document.DocumentGenerator;

/**
 * Generates a request, a file or a WebSocket conversation from a seed, and sends it. The same seed always gives the
 * same content.
 */
final class Seeds {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KINDS = 20;
    private static final int LONGEST_ADDRESS = 8_000;
    private static final String PUBLISH =
            "mutation ($input: PublishRevisionInput!) { publishRevision(input: $input) { revision { number } userErrors { code } } }";

    /** Special characters, some of which are not allowed. */
    private static final List<String> SIGNS = List.of(
            "\"",
            "'",
            ",",
            ";",
            "\n",
            "\r",
            "\t",
            "\0",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "$",
            "#",
            "%",
            "_",
            "|",
            "&",
            "\u202e",
            "\ufeff",
            "\ufdfa",
            "\ud800",
            "\uac00",
            "1e999",
            "-1",
            "NaN",
            "null",
            "true",
            "2024-02-30",
            "../",
            "\"\"\"",
            "...",
            "@skip(if:true)",
            "\u0301");

    private static final List<String> TOOLS = List.of("search", "trends", "claims", "query");
    private static final List<String> METHODS =
            List.of("initialize", "ping", "tools/list", "resources/list", "resources/read", "tools/call");

    private static final List<String> PAGES = List.of(
            "/models/",
            "/organizations/",
            "/countries/",
            "/claims/",
            "/sitemap/",
            "/s/",
            "/export/croissant.json",
            "/models");

    private static final String CSV = "name,released_on,domains,organizations,parameters,links\n"
            + "Fuzz A,2024-01-01,language,OpenAI,1e9,https://example.org\n"
            + "\"Fuzz \"\"B\"\"\",2024-02-01,\"language|vision\",\"A|B\",,\n";

    private final GraphQLSchema schema;

    private Seeds(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** Creates a generator of requests for the server's schema. */
    static Seeds of(URI server) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/graphql/schema.graphql"))
                .build();
        var sdl = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return new Seeds(UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl)));
    }

    void send(Caller caller, long seed) throws IOException, InterruptedException {
        var random = new Random(seed);
        switch (random.nextInt(KINDS)) {
            case 0 -> caller.send(damaged(body(seed), random));
            case 1 -> caller.raw(damaged(head(seed), random));
            case 2, 3 -> caller.upload("text/csv", Caller.gzip(damaged(CSV.repeat(1 + random.nextInt(50)), random)));
            case 4, 5 -> publish(caller, seed);
            case 6 -> WebSocketCalls.talk(caller, 5, true, messages(seed, random));
            case 7 -> get(caller, seed);
            case 8 -> AssistantAttacks.send(caller, assistant(seed, random));
            case 9 -> caller.get(page(random));
            default -> caller.send(body(seed));
        }
    }

    private String body(long seed) throws JsonProcessingException {
        var generated = DocumentGenerator.document(schema, seed);
        return JSON.writeValueAsString(Map.of("query", generated.text(), "variables", generated.variables()));
    }

    private void get(Caller caller, long seed) throws IOException, InterruptedException {
        var generated = DocumentGenerator.document(schema, seed);
        var address = "/graphql?query=" + encoded(generated.text()) + "&variables="
                + encoded(JSON.writeValueAsString(generated.variables()));
        if (address.length() < LONGEST_ADDRESS) {
            caller.get(address);
        } else {
            caller.send(body(seed));
        }
    }

    private void publish(Caller caller, long seed) throws IOException, InterruptedException {
        var input = DocumentGenerator.input(schema, "PublishRevisionInput", seed);
        var body = JSON.writeValueAsString(Map.of("query", PUBLISH, "variables", Map.of("input", input)));
        caller.exchange(caller.asPublisher("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** A message of MCP, which is damaged in half of the cases. */
    private String assistant(long seed, Random random) throws JsonProcessingException {
        var arguments = switch (random.nextInt(4)) {
            case 0 -> Map.of("text", damaged("EXAONE 3.0", random), "first", random.nextInt(200) - 50);
            case 1 ->
                Map.of(
                        "filter",
                        DocumentGenerator.input(schema, "ModelFilter", seed),
                        "by",
                        random.nextBoolean() ? "COUNTRY" : "TASK",
                        "revision",
                        random.nextInt(12) - 1);
            case 2 -> Map.of("id", damaged("is-198-22", random));
            default -> {
                var generated = DocumentGenerator.document(schema, seed);
                yield Map.of("query", generated.text(), "variables", generated.variables());
            }
        };
        var tool = TOOLS.get(random.nextInt(TOOLS.size()));
        var message = AssistantAttacks.message(
                random.nextInt(6) == 0 ? METHODS.get(random.nextInt(METHODS.size())) : "tools/call",
                JSON.writeValueAsString(Map.of("name", tool, "uri", "atlas://schema.graphql", "arguments", arguments)));
        return random.nextBoolean() ? message : damaged(message, random);
    }

    /** The address of a page or a file, with a damaged name, revision or language. */
    private static String page(Random random) {
        var address = PAGES.get(random.nextInt(PAGES.size()));
        var name = random.nextBoolean() ? damaged("gpt-4", random) : "gpt-4";
        var revision = random.nextBoolean() ? damaged("8", random) : "" + (random.nextInt(14) - 2);
        return address + encoded(name).replace("+", "%20") + "?lang=" + encoded(damaged("ko", random)) + "&revision="
                + encoded(revision);
    }

    private String head(long seed) {
        return "GET /graphql?query=" + encoded("{ revision { number } } #" + seed)
                + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json;q=0.5, */*\r\nAccept-Encoding: gzip, *;q=0\r\n"
                + "If-None-Match: \"a\", W/\"b\"\r\nX-Forwarded-For: 1.2.3.4, ::1\r\nX-Request-Id: " + seed
                + "\r\nConnection: close\r\n\r\n";
    }

    private List<String> messages(long seed, Random random) {
        var messages = new ArrayList<>(List.of(WebSocketCalls.INIT));
        for (var number = 0; number < 1 + random.nextInt(6); number++) {
            var text = DocumentGenerator.document(schema, seed + number).text();
            var document = random.nextBoolean()
                    ? text
                    : "subscription { revisionPublished(since: " + random.nextInt(8) + ") { number label } }";
            var message = WebSocketCalls.subscribe("" + random.nextInt(3), document);
            messages.add(random.nextInt(3) == 0 ? damaged(message, random) : message);
        }
        return messages;
    }

    /** A text with some parts removed, doubled or replaced. */
    private static String damaged(String text, Random random) {
        var damaged = new StringBuilder(text);
        for (var times = 1 + random.nextInt(8); times > 0 && damaged.length() > 0; times--) {
            var from = random.nextInt(damaged.length());
            var to = Math.min(damaged.length(), from + 1 + random.nextInt(12));
            switch (random.nextInt(3)) {
                case 0 -> damaged.delete(from, to);
                case 1 -> damaged.insert(from, damaged.substring(from, to).repeat(1 + random.nextInt(30)));
                default -> damaged.replace(from, to, SIGNS.get(random.nextInt(SIGNS.size())));
            }
        }
        return damaged.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
