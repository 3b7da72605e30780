package dev.modelatlas.recount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A claim, read from its files, with a verdict computed from the recount. This class uses nothing of the product:
 * {@link FoundValues} finds the positions, and {@link PublishedText} compares the values.
 */
public final class RecountedClaim {
    private static final Path FOLDER = Path.of("src", "main", "resources", "dev", "modelatlas", "claim");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LAST_YEAR = Pattern.compile("\\bto: (\\d{4})");

    private final String slug;
    private final String asOf;
    private final JsonNode file;
    private final String document;

    private RecountedClaim(String report, String asOf, String name) {
        this.slug = report + "-" + name;
        this.asOf = asOf;
        this.file = json(FOLDER.resolve(report).resolve(name + ".json"));
        this.document = text(FOLDER.resolve(report).resolve(name + ".graphql"));
    }

    /** What is found for a value, and how the API must show it. */
    public record Found(String label, String at, List<Object> values, String shown, boolean matches) {}

    /** All claims, in the order of their reports. */
    public static List<RecountedClaim> all() {
        List<RecountedClaim> claims = new ArrayList<>();
        for (JsonNode report : json(FOLDER.resolve("reports.json"))) {
            JsonNode about = json(FOLDER.resolve(report.asText()).resolve("report.json"));
            for (JsonNode name : about.get("claims")) {
                claims.add(
                        new RecountedClaim(report.asText(), about.path("asOf").asText(null), name.asText()));
            }
        }
        return claims;
    }

    public String slug() {
        return slug;
    }

    @Override
    public String toString() {
        return slug;
    }

    /** The first shipped revision with the date of the report's data; empty when the report states no date. */
    public OptionalInt revisionOfReport() {
        return asOf == null
                ? OptionalInt.empty()
                : OptionalInt.of(IntStream.rangeClosed(1, RecountedDocument.revisions())
                        .filter(revision -> RecountedDocument.asOf(revision).equals(asOf))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(slug + ": no shipped revision is of " + asOf)));
    }

    /** Whether the last year that the document counts was over by the date of the revision's data. */
    public boolean countsOnlyYearsThatAreOver(int revision) {
        Matcher last = LAST_YEAR.matcher(document);
        return last.find() && (last.group(1) + "-12-31").compareTo(RecountedDocument.asOf(revision)) <= 0;
    }

    /**
     * The positions that find no value in the answer of a revision. A sum finds no value when none of its terms does.
     */
    public List<String> positionsOfNothing(int revision) {
        List<String> positions = positions();
        if (positions.isEmpty()) {
            // A document without positions decides nothing, and the recount may not know all of its fields.
            return List.of();
        }
        Map<String, Object> data = RecountedDocument.data(document, revision);
        return positions.stream()
                .filter(position -> Stream.of(position.split(" [+] ")).noneMatch(term -> isSomewhere(term, data)))
                .toList();
    }

    /**
     * The terms of positions that find no value in the answer of any shipped revision. A term is not listed if it finds
     * a value below another root field of the document, such as the count of a country on another basis.
     */
    public List<String> termsOfNothing() {
        if (positions().isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> answers = IntStream.rangeClosed(1, RecountedDocument.revisions())
                .mapToObj(revision -> RecountedDocument.data(document, revision))
                .toList();
        return positions().stream()
                .flatMap(position -> Stream.of(position.split(" [+] ")))
                .distinct()
                .filter(term -> answers.stream()
                        .noneMatch(data -> data.keySet().stream()
                                .anyMatch(root -> isSomewhere(term.replaceFirst("/[^/]+", "/" + root), data))))
                .toList();
    }

    private static boolean isSomewhere(String term, Map<String, Object> data) {
        String path = term.replaceAll("^[a-z]+[(]|[)]$", "");
        return FoundValues.at(path, data).stream().anyMatch(Objects::nonNull);
    }

    private List<String> positions() {
        List<String> positions = new ArrayList<>();
        for (JsonNode value : file.path("values")) {
            Stream.of("at", "per", "among").map(value::path).forEach(given -> positions.addAll(texts(given)));
        }
        return positions;
    }

    private static List<String> texts(JsonNode given) {
        List<String> texts = new ArrayList<>();
        if (given.isTextual()) {
            texts.add(given.asText());
        }
        // A missing property adds no text.
        given.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Verdict and values, as the API answers them. */
    public String judged(int revision) {
        if (file.has("undecidable")) {
            return "NOT_DECIDABLE []";
        }
        List<String> shown = new ArrayList<>();
        boolean isFailed = false;
        boolean isPartial = false;
        List<Found> all = found(revision);
        for (int i = 0; i < all.size(); i++) {
            JsonNode value = file.get("values").get(i);
            Found found = all.get(i);
            shown.add(found.shown() + (found.matches() ? "" : " not") + " as "
                    + value.get("published").asText());
            isPartial |= !found.matches();
            isFailed |= !found.matches() && value.get("essential").asBoolean();
        }
        String verdict = isFailed ? "FAILS" : isPartial ? "HOLDS_IN_PART" : "HOLDS";
        return verdict + " " + shown;
    }

    /** What is found at the positions of each value; nothing for a statement that no data decides. */
    public List<Found> found(int revision) {
        Map<String, Object> data = RecountedDocument.data(document, revision);
        List<Found> all = new ArrayList<>();
        for (JsonNode value : file.path("values")) {
            List<String> positions = texts(value.get("at"));
            List<Object> values = new ArrayList<>();
            positions.forEach(position -> values.addAll(FoundValues.at(position, data)));
            if (value.has("per")) {
                values.replaceAll(
                        part -> ratio(part, FoundValues.at(value.get("per").asText(), data)));
            }
            List<Object> rivals =
                    value.has("among") ? FoundValues.at(value.get("among").asText(), data) : List.of();
            all.add(found(value, String.join(", ", positions), values, rivals));
        }
        return all;
    }

    private static Found found(JsonNode value, String at, List<Object> values, List<Object> rivals) {
        PublishedText published = new PublishedText(value.get("published").asText());
        PublishedText wanted =
                value.has("bound") ? new PublishedText(value.get("bound").asText()) : published;
        boolean matches = wanted.accepts(value.get("as").asText(), values, rivals);
        String shown = (published.isOfNumbers() ? published : wanted).shown(values);
        return new Found(value.get("label").get("en").asText(), at, values, shown, matches);
    }

    private static Object ratio(Object part, List<Object> whole) {
        double all = 0;
        for (Object number : whole) {
            all += number instanceof Double each ? each : 0;
        }
        return part instanceof Double number && all != 0 ? (Object) (number / all) : null;
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
