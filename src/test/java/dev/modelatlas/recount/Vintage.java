package dev.modelatlas.recount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models of one revision.
 *
 * @param asOf the day the source stood at
 */
record Vintage(int revision, LocalDate asOf, List<Fact> facts, Reference reference) {
    static final Path SEED = Path.of("db", "seed");
    static final Path SOURCE = Path.of("..", "shared", "data");
    static final String NO_SOURCE = "skipped: no source files";
    private static final Path REFERENCE = Path.of("db", "reference");
    private static final String FILE = "large_scale_ai_models-";

    static boolean sourceIsThere() {
        return Files.isDirectory(SOURCE.resolve("epoch"));
    }

    /** The revisions that the project ships. */
    static List<Vintage> ofTheSeed() {
        Reference reference = Reference.curated(REFERENCE);
        return Csv.read(SEED.resolve("revisions.csv")).stream()
                .map(row -> new Vintage(
                        Integer.parseInt(row.get("number")),
                        LocalDate.parse(row.get("as_of")),
                        Seed.read(SEED.resolve(row.get("file")), reference).stream()
                                .map(model -> Fact.of(model, reference))
                                .toList(),
                        reference))
                .toList();
    }

    /** The files that the shipped revisions were made from, in order of their day; only where they are. */
    static List<Vintage> ofTheSource() {
        Reference reference = Reference.frozen(SOURCE.resolve("organizations.csv"), REFERENCE);
        Lineage lineage = new Lineage();
        List<Vintage> vintages = new ArrayList<>();
        for (Path file : sourceFiles()) {
            List<Fact> facts = lineage.next(EpochVintage.read(file, reference)).stream()
                    .map(model -> Fact.of(model, reference))
                    .toList();
            vintages.add(new Vintage(vintages.size() + 1, day(file), facts, reference));
        }
        return vintages;
    }

    private static List<Path> sourceFiles() {
        try (Stream<Path> files = Files.list(SOURCE.resolve("epoch"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(FILE))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalDate day(Path file) {
        String name = file.getFileName().toString();
        return LocalDate.parse(name.substring(FILE.length(), name.length() - ".csv".length()));
    }

    /** What a question has for an answer at this revision. */
    Recount recount(Question question) {
        return new Recount(this, question);
    }
}
