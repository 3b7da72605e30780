package dev.modelatlas.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** The documents of {@code src/bench/documents}, with values filled in that depend on the data. */
final class Documents {
    private static final Path FOLDER = Path.of("src/bench/documents");
    private static final int PAGE = 50;
    private static final int DEEP = 200;

    private final Map<String, String> values = new HashMap<>();

    /** Documents whose deep page begins after 200 pages, or two pages before the end if there are fewer pages. */
    static Documents deep(BenchDatabase database) throws IOException, SQLException {
        return new Documents(database, Math.min(DEEP * PAGE, database.models() - 2 * PAGE));
    }

    /** Documents whose deep page begins in the middle of the models. */
    static Documents halfway(BenchDatabase database) throws IOException, SQLException {
        return new Documents(database, database.models() / 2);
    }

    /**
     * @param place number of models before the deep page; the last of these models provides a slug, a date and a word
     */
    private Documents(BenchDatabase database, int place) throws IOException, SQLException {
        values.put("revision", Integer.toString(database.revision()));
        values.put("model", Files.readString(FOLDER.resolve("model.sql")).strip());
        values.put("skipped", Integer.toString(place));
        values.put("slug", before(database, "slug", place));
        values.put("daySlug", before(database, "slug", place));
        values.put("day", before(database, "released_on", place));
        values.put("word", before(database, "name", place).split("-")[0].toLowerCase(Locale.ROOT));
    }

    private static String before(BenchDatabase database, String column, int place) throws SQLException {
        return database.column("select " + column + " from model_version where valid_until = 2147483647"
                        + " order by released_on desc, slug limit 1 offset " + (place - 1))
                .get(0);
    }

    /** The number of pages of 50 models before the deep page. */
    int depth() {
        return skipped() / PAGE;
    }

    /** Gets the deep page's cursor from the service. */
    void findCursor(Served ours) throws IOException, InterruptedException {
        JsonNode page = null;
        for (var left = skipped(); left > 0; left -= 100) {
            var after =
                    page == null ? "" : ", after: \"" + page.path("endCursor").asText() + "\"";
            var document = "{ models(first: " + Math.min(left, 100) + after + ") { pageInfo { endCursor } } }";
            page = Asked.of("cursor", ours, document).answer().at("/models/pageInfo");
        }
        values.put("after", page.path("endCursor").asText());
    }

    /** Gets the deep page's cursor from PostGraphile. */
    void findPeersCursor(Served peer) throws IOException, InterruptedException {
        var document = "{ allModels(first: 1, offset: " + (skipped() - 1)
                + ", orderBy: [RELEASED_ON_DESC, SLUG_ASC]) { pageInfo { endCursor } } }";
        var page = Asked.of("cursor", peer, document).answer();
        values.put("peerAfter", page.at("/allModels/pageInfo/endCursor").asText());
    }

    private int skipped() {
        return Integer.parseInt(values.get("skipped"));
    }

    /** Documents whose plans are checked, but which are not timed. */
    List<String> others() throws IOException {
        return read("others.txt").lines().toList();
    }

    /** Filters of models: the name of each filter, and its GraphQL. */
    Map<String, String> filters() throws IOException {
        var filters = new LinkedHashMap<String, String>();
        read("filters.txt").lines().map(line -> line.split(": ", 2)).forEach(parts -> filters.put(parts[0], parts[1]));
        return filters;
    }

    String ours(String name) throws IOException {
        return read(name + ".graphql");
    }

    String peers(String name) throws IOException {
        return read(name + ".postgraphile.graphql");
    }

    String sql(String name) throws IOException {
        return read(name + ".sql");
    }

    private String read(String file) throws IOException {
        var text = Files.readString(FOLDER.resolve(file)).strip();
        for (var again = 0; again < 2; again++) {
            for (var value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
        }
        return text;
    }
}
