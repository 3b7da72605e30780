package dev.modelatlas.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.modelatlas.graphql.engine.Engine;

/** Reads the documents that an operator has laid down for clients, by SHA-256 and by the ids of their manifests. */
final class TrustedDocuments {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String KEY = "model-atlas.documents.directory";

    private TrustedDocuments() {}

    /**
     * The documents by hash and id.
     *
     * @throws IllegalStateException naming the file that cannot be used, and why
     */
    static Map<String, String> in(Path directory, Engine engine) {
        var documents = new HashMap<String, String>();
        for (var file : files(directory)) {
            read(file).forEach((id, text) -> {
                var errors = engine.prepare(text).errors();
                if (!errors.isEmpty()) {
                    throw unusable(file, id + ": " + errors.get(0).getMessage());
                }
                documents.put(id, text);
                documents.put(Sha256.hex(text), text);
            });
        }
        if (documents.isEmpty()) {
            throw new IllegalStateException(KEY + ": " + directory + " holds no file *.graphql or *.json.");
        }
        return Map.copyOf(documents);
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> isOf(file, ".graphql") || isOf(file, ".json"))
                    .sorted()
                    .toList();
        } catch (IOException missing) {
            throw new IllegalStateException(KEY + ": " + directory + " is no directory that can be read.", missing);
        }
    }

    private static Map<String, String> read(Path file) {
        try {
            var text = Files.readString(file);
            return isOf(file, ".graphql")
                    ? Map.of(Sha256.hex(text), text)
                    : JSON.readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException wrong) {
            throw unusable(file, "it must be an object of documents by id, {\"id\": \"query ...\"}");
        } catch (IOException broken) {
            throw unusable(file, "it cannot be read as UTF-8");
        }
    }

    private static boolean isOf(Path file, String suffix) {
        return file.getFileName().toString().endsWith(suffix);
    }

    private static IllegalStateException unusable(Path file, String problem) {
        return new IllegalStateException(KEY + ": " + file + ": " + problem + ".");
    }
}
