package dev.modelatlas.recount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.modelatlas.testsupport.SourceFiles;

/**
 * The models of one revision.
 *
 * @param asOf date of the source
 */
record Vintage(int revision, LocalDate asOf, List<Fact> facts, Reference reference) {
    private static final Path SEED = Path.of("db", "seed");
    private static final Path REFERENCE = Path.of("db", "reference");
    private static final Path SOURCE_ORGANIZATIONS = Path.of("..", "shared", "data", "organizations.csv");

    /** The vintages, which are read only once because several tests need them. */
    private static List<Vintage> seed;

    private static List<Vintage> source;

    /** Sorts the models, so that a random seed selects the same models whatever the order of the file is. */
    Vintage {
        facts = facts.stream().sorted(Comparator.comparing(Fact::slug)).toList();
    }

    /** The shipped revisions. */
    static synchronized List<Vintage> ofTheSeed() {
        if (seed == null) {
            seed = readSeed();
        }
        return seed;
    }

    private static List<Vintage> readSeed() {
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

    /**
     * The files that the shipped revisions were made from, oldest first. Skips the calling test when they are missing.
     */
    static synchronized List<Vintage> ofTheSource() {
        if (source == null) {
            source = read(sourceFiles());
        }
        return source;
    }

    private static List<Vintage> read(List<SourceFiles.Vintage> files) {
        Reference reference = Reference.frozen(SOURCE_ORGANIZATIONS, REFERENCE);
        Lineage lineage = new Lineage();
        List<Vintage> vintages = new ArrayList<>();
        for (SourceFiles.Vintage file : files) {
            List<Fact> facts = lineage.next(EpochVintage.read(file.file(), reference)).stream()
                    .map(model -> Fact.of(model, reference))
                    .toList();
            vintages.add(new Vintage(vintages.size() + 1, LocalDate.parse(file.day()), facts, reference));
        }
        return List.copyOf(vintages);
    }

    private static List<SourceFiles.Vintage> sourceFiles() {
        try {
            return SourceFiles.vintages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The expected answers to a question at this revision. */
    Recount recount(Question question) {
        return new Recount(this, question);
    }
}
