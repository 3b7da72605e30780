package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** PostgreSQL's log in JSON: the statements that were actually run, by any client, and their plans. */
final class ServerLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATEMENT =
            Pattern.compile("duration: ([0-9.]+) ms  (?:execute [^:]+|statement): (.*)", Pattern.DOTALL);
    private static final Pattern PLAN = Pattern.compile("duration: [0-9.]+ ms  plan:\\s*(\\{.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)");

    private final Path folder;
    private long position;

    /** A statement and its duration. */
    record Executed(double milliseconds, String sql) {}

    /** @param folder folder of the server's log */
    ServerLog(Path folder) {
        this.folder = folder;
    }

    /** The statements since the last call, with their parameter values filled in. */
    List<Executed> statements() throws IOException {
        var statements = new ArrayList<Executed>();
        for (var entry : entries()) {
            var statement = STATEMENT.matcher(entry.path("message").asText());
            if (statement.matches()) {
                var sql = withValues(statement.group(2), entry.path("detail").asText());
                statements.add(new Executed(Double.parseDouble(statement.group(1)), sql));
            }
        }
        return statements;
    }

    /** The output of auto_explain since the last call. */
    List<JsonNode> plans() throws IOException {
        var plans = new ArrayList<JsonNode>();
        for (var entry : entries()) {
            var plan = PLAN.matcher(entry.path("message").asText());
            if (plan.matches()) {
                plans.add(JSON.readTree(plan.group(1)));
            }
        }
        return plans;
    }

    /** The complete lines since the last call. PostgreSQL may still be writing the last line; the next call returns it. */
    private List<JsonNode> entries() throws IOException {
        var entries = new ArrayList<JsonNode>();
        try (var log = new RandomAccessFile(file().toFile(), "r")) {
            log.seek(position);
            var bytes = new byte[Math.toIntExact(log.length() - position)];
            log.readFully(bytes);
            var end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            position += end;
            for (var line :
                    new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList()) {
                entries.add(JSON.readTree(line));
            }
        }
        return entries;
    }

    private Path file() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String withValues(String sql, String detail) {
        var parameters = PARAMETER.matcher(detail);
        var values = new ArrayList<String>();
        while (parameters.find()) {
            values.add(parameters.group(2));
        }
        return Pattern.compile("\\$(\\d+)")
                .matcher(sql)
                .replaceAll(place -> Matcher.quoteReplacement(values.get(Integer.parseInt(place.group(1)) - 1)));
    }
}
