package dev.modelatlas.bench;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Synthetic data of any size in our own CSV format, with the distribution of the real data. Each model copies the
 * domains, tasks, countries, hardware, confidence and unknown facts of a model in {@code db/seed}. Its name, date and
 * magnitudes are new; one model in five also gets another organization. The same seed gives the same bytes. Each
 * revision differs from the previous one in a few models: of 1,000, about ten get another number of parameters, two
 * another name, one is removed, and five are added. As in Epoch AI's files, models have no slugs: the importer matches
 * them by name.
 *
 * <p>{@code java -cp target/test-classes:target/classes:target/quarkus-app/lib/main/* dev.modelatlas.bench.Synthetic FOLDER SIZE [REVISIONS [SEED]]}
 */
public final class Synthetic {
    private static final List<String> HEADER = List.of(
            "name",
            "released_on",
            "organizations",
            "recorded_countries",
            "domains",
            "tasks",
            "parameters",
            "training_flop",
            "training_dataset_size",
            "training_hours",
            "training_hardware",
            "hardware_quantity",
            "accessibility",
            "confidence",
            "base_models",
            "links");
    private static final String[] SYLLABLES = {
        "ka", "lo", "mi", "ra", "ten", "vo", "sha", "nu", "bel", "dar", "e", "fi", "gra", "hu", "in", "jo", "qua",
        "pri", "sol", "tu", "ul", "wen", "xi", "zor"
    };
    private static final int[] BILLIONS = {1, 2, 3, 7, 8, 13, 14, 30, 32, 34, 65, 70, 72, 123, 175, 236, 405, 671};
    private static final int MODELS_OF_A_FAMILY = 10;

    private final List<Map<String, String>> examples = read("/db/seed/0008-2026-08-19.csv");
    private final List<Map<String, String>> organizations = read("/db/reference/organizations.csv");
    private final int size;
    private final long seed;

    /**
     * Data of one size.
     *
     * @param size number of models in revision 1
     */
    public Synthetic(int size, long seed) {
        this.size = size;
        this.seed = seed;
    }

    /**
     * Writes {@code revision-1.csv} and so on, and prints their names.
     *
     * @param arguments folder, number of models, number of revisions (default 1), and seed (default 1)
     */
    public static void main(String... arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[0]));
        var revisions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        var data =
                new Synthetic(Integer.parseInt(arguments[1]), arguments.length > 3 ? Long.parseLong(arguments[3]) : 1);
        for (var revision = 1; revision <= revisions; revision++) {
            System.out.println(data.write(folder.resolve("revision-" + revision + ".csv"), revision));
        }
    }

    /**
     * Writes a revision and returns the file.
     *
     * @param revision number, from 1
     */
    public Path write(Path file, int revision) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            write(out, revision);
        }
        return file;
    }

    private void write(Writer out, int revision) throws IOException {
        var csv = new CSVPrinter(
                out, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
        csv.printRecord(HEADER);
        for (var model = 0; model < size * (1 + 0.005 * (revision - 1)); model++) {
            if (changes(model, revision, 1) == 0) {
                csv.printRecord(row(model, changes(model, revision, 10), changes(model, revision, 2) > 0));
            }
        }
    }

    /**
     * How many revisions have changed this model, up to the given revision. Revision 1 changes no models, and each
     * later revision changes about {@code ofThousand} of 1,000 models.
     */
    private int changes(int model, int revision, int ofThousand) {
        var count = 0;
        for (var r = 2; r <= revision; r++) {
            if (random(model, 1_000 * r + ofThousand).nextInt(1_000) < ofThousand) {
                count++;
            }
        }
        return count;
    }

    private List<Object> row(int model, int version, boolean renamed) {
        var random = random(model, 0);
        var like = examples.get(random.nextInt(examples.size()));
        var billions = BILLIONS[random.nextInt(BILLIONS.length)];
        var name = name(model) + (random.nextInt(3) > 0 ? " " + billions + "B" : "") + (renamed ? " (new)" : "");
        var day = LocalDate.parse(like.get("released_on")).minusDays(random.nextInt(366));
        var organization = random.nextInt(5) > 0
                ? like.get("organizations")
                : organizations.get(random.nextInt(organizations.size())).get("name");
        return List.of(
                name,
                day,
                organization,
                like.get("recorded_countries"),
                like.get("domains"),
                like.get("tasks"),
                times(like.get("parameters"), random.nextDouble() + version),
                times(like.get("training_flop"), Math.pow(10, random.nextDouble(-1, 1))),
                times(like.get("training_dataset_size"), random.nextDouble()),
                like.get("training_hours"),
                like.get("training_hardware"),
                like.get("hardware_quantity"),
                like.get("accessibility"),
                like.get("confidence"),
                like.get("base_models"),
                like.get("links").isEmpty() ? "" : "https://example.org/models/" + Integer.toString(model, 36));
    }

    /** A family has ten models, so that words recur in names as in real data. */
    private String name(int model) {
        var families = Math.max(1, size / MODELS_OF_A_FAMILY);
        var word = new StringBuilder();
        var rest = model % families + SYLLABLES.length;
        for (; rest > 0; rest /= SYLLABLES.length) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1) + "-" + (1 + model / families);
    }

    /** Multiplies a number, and rounds it to three digits, as sources do. Unknown values stay unknown. */
    private static String times(String number, double factor) {
        return number.isEmpty() ? "" : String.format(Locale.ROOT, "%.2e", Double.parseDouble(number) * factor);
    }

    private SplittableRandom random(int model, int purpose) {
        return new SplittableRandom((seed * 1_000_003 + model) * 1_000_003 + purpose);
    }

    private static List<Map<String, String>> read(String resource) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var in = new InputStreamReader(Synthetic.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            return format.parse(in).stream().map(record -> record.toMap()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
