package dev.modelatlas.http.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.modelatlas.graphql.execution.Engine;
import dev.modelatlas.value.Excerpt;
import dev.modelatlas.value.Sha256;

/**
 * Reads the operator's trusted documents. Each is identified by its SHA-256 hash. The documents of a manifest, which is
 * a {@code *.json} file, are also identified by their IDs in the manifest.
 */
final class TrustedDocuments {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int SHOWN_CHARACTERS = 60;
    private static final String KEY = "model-atlas.documents.directory";
    private static final String NO_MANIFEST =
            "the file must be a JSON object that maps each ID to its document, such as "
                    + "{\"id\": \"query ...\"}, and no ID may occur twice";

    private TrustedDocuments() {}

    /**
     * The documents by hash and by ID.
     *
     * @throws IllegalStateException when a file is invalid, or has the ID of another document; the message names the
     *     file and its problem
     */
    static Map<String, String> in(Path directory, Engine engine) {
        var documents = new HashMap<String, String>();
        for (var file : files(directory)) {
            read(file).forEach((id, text) -> {
                var errors = engine.prepare(text).errors();
                if (!errors.isEmpty()) {
                    throw unusable(file, id + ": " + errors.get(0).getMessage());
                }
                if (id.isEmpty() || id.length() > PersistedQueries.LONGEST_ID) {
                    throw unusable(
                            file,
                            "the id \"" + Excerpt.of(id, SHOWN_CHARACTERS) + "\" must have 1 to "
                                    + PersistedQueries.LONGEST_ID + " characters");
                }
                var hash = Sha256.hex(text);
                if (id.startsWith(PersistedQueries.PREFIX) && !id.equals(PersistedQueries.PREFIX + hash)) {
                    throw unusable(file, "the id " + id + " is wrong: the SHA-256 of its document is " + hash);
                }
                for (var name : List.of(id, hash)) {
                    var other = documents.put(name, text);
                    if (other != null && !other.equals(text)) {
                        throw unusable(file, "the id " + name + " belongs to two documents");
                    }
                }
            });
        }
        if (documents.isEmpty()) {
            throw new IllegalStateException(KEY + ": " + directory + " contains no *.graphql or *.json files.");
        }
        return Map.copyOf(documents);
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> isOf(file, ".graphql") || isOf(file, ".json"))
                    .filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new IllegalStateException(KEY + ": " + directory + " is not a readable directory.", missing);
        }
    }

    private static Map<String, String> read(Path file) {
        try {
            var text = Files.readString(file);
            if (isOf(file, ".graphql")) {
                return Map.of(Sha256.hex(text), text);
            }
            var documents = JSON.readValue(text, new TypeReference<Map<String, String>>() {});
            if (documents == null || documents.containsValue(null)) {
                throw unusable(file, NO_MANIFEST);
            }
            return documents;
        } catch (JsonProcessingException wrong) {
            throw unusable(file, NO_MANIFEST);
        } catch (IOException broken) {
            throw unusable(file, "the file is not readable as UTF-8");
        }
    }

    private static boolean isOf(Path file, String suffix) {
        return file.getFileName().toString().endsWith(suffix);
    }

    private static IllegalStateException unusable(Path file, String problem) {
        return new IllegalStateException(KEY + ": " + file + ": " + problem + (problem.endsWith("?") ? "" : "."));
    }
}
