import java.io.*;
import java.net.URI;
import java.net.http.*;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Keeps a copy of Model Atlas in a file: java -cp 'jackson/*' Sync.java http://localhost:8080 copy.json [SECONDS; 0: once] */
public class Sync {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String EMPTY = "{\"format\":2,\"revision\":0,\"models\":{}}";

    public static void main(String[] args) throws Exception {
        var file = Path.of(args[1]);
        var seconds = args.length > 2 ? Double.parseDouble(args[2]) : 60;
        var kept = Files.exists(file) ? parsed(Files.readAllBytes(file)) : JSON.readTree(EMPTY);
        if (kept.path("format").asInt() != 2) {
            System.err.println(file + " is not in format 2: all models are read again");
            kept = JSON.readTree(EMPTY); // a copy must not mix the names of two formats
        }
        var copy = (ObjectNode) kept;
        var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        var timer = new Timer(true);
        do {
            var address = URI.create(args[0] + "/changes?format=2&since=" + copy.get("revision"));
            try {
                var request = HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(1)).build(); // only for the headers
                var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
                var late = close(answer.body());
                timer.schedule(late, 30 * 60_000);
                try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                    if (answer.statusCode() != 200) throw new IOException(lines.lines().toList().toString());
                    for (var line = lines.readLine(); line != null; line = lines.readLine()) apply(copy, line, file);
                } finally {
                    late.cancel();
                }
            } catch (IOException | UncheckedIOException failure) {
                System.err.println(failure.getMessage()); // the next request returns all of a half-read revision again
                if (seconds <= 0) System.exit(1);
            }
            Thread.sleep((long) (seconds * 1000));
        } while (seconds > 0);
    }

    static JsonNode parsed(byte[] text) throws IOException {
        try {
            return JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JsonProcessingException damaged) {
            return MissingNode.getInstance(); // such as a file after a power failure
        }
    }

    static TimerTask close(InputStream body) {
        return new TimerTask() {
            @Override
            public void run() {
                try {
                    body.close();
                } catch (IOException closed) {
                    System.err.println(closed.getMessage());
                }
            }
        };
    }

    static void apply(ObjectNode copy, String text, Path file) throws IOException {
        var line = JSON.readTree(text);
        var models = (ObjectNode) copy.get("models");
        if (line.has("complete")) {
            var next = JSON.createObjectNode();
            next.set("format", copy.get("format"));
            next.set("revision", line.get("revision"));
            next.set("models", models);
            var whole = Files.write(Path.of(file + ".new"), JSON.writeValueAsBytes(next));
            try (var written = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                written.force(true); // otherwise the file may be empty after a power failure
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE); // the file is always a complete copy
            copy.set("revision", line.get("revision")); // last: a revision that cannot be written is requested again
        } else if (line.get("model").isObject()) {
            models.set(line.get("slug").asText(), line.get("model"));
        } else {
            models.remove(line.get("slug").asText());
        }
    }
}
