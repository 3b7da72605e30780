package dev.modelatlas.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/** Epoch AI's original files, which are not part of the repository. */
public final class SourceFiles {
    private static final Path FOLDER = Path.of("../shared/data/epoch");
    private static final Pattern VINTAGE = Pattern.compile("large_scale_ai_models-(\\d{4}-\\d{2}-\\d{2})\\.csv");

    private SourceFiles() {}

    /**
     * The file from which a shipped revision was made.
     *
     * @param day date of the source
     * @param label of the revision
     * @param file path of the file
     * @param edition of the facts that were read from it
     */
    public record Vintage(String day, String label, Path file, int edition) {}

    /**
     * The large-scale files, oldest first, and the newest once more with the facts of the second edition. Skips the
     * calling test when they are missing.
     */
    public static List<Vintage> vintages() throws IOException {
        skipWithoutThem();
        try (var files = Files.list(FOLDER)) {
            var vintages = files.map(file -> VINTAGE.matcher(file.getFileName().toString()))
                    .filter(java.util.regex.Matcher::matches)
                    .map(match -> new Vintage(match.group(1), match.group(1), FOLDER.resolve(match.group()), 1))
                    .sorted(java.util.Comparator.comparing(Vintage::day))
                    .toList();
            if (vintages.isEmpty()) {
                throw new AssertionError("no source file in " + FOLDER.toAbsolutePath() + " is called " + VINTAGE);
            }
            var newest = vintages.get(vintages.size() - 1);
            return Stream.concat(
                            vintages.stream(),
                            Stream.of(new Vintage(newest.day(), newest.day() + "-facts", newest.file(), 2)))
                    .toList();
        }
    }

    /** The file with models of all scales. Skips the calling test when it is missing. */
    public static Path wide() {
        skipWithoutThem();
        return FOLDER.resolve("all_ai_models-2026-03-30.csv");
    }

    /** A file that is not shipped. Skips the calling test when it is missing. */
    public static Path more(String name) {
        var file = FOLDER.resolveSibling("epoch-more").resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "skipped: no " + name);
        return file;
    }

    /** A file about published reports. Skips the calling test when it is missing. */
    public static Path report(String name) {
        var file = FOLDER.resolveSibling("reports").resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), "skipped: no " + name);
        return file;
    }

    private static void skipWithoutThem() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "skipped: no source files");
    }
}
