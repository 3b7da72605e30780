package dev.modelatlas.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/** Creates files of any length in the format of Epoch AI. The same seed gives the same file. */
public final class SyntheticCsv {
    private static final String[] COUNTRIES = {"United States of America", "China", "France", "Korea (Republic of)"};
    private static final String[] TASKS = {"Chat", "Translation", "Code generation", "Question answering"};

    private SyntheticCsv() {}

    /** Writes the given number of rows, and returns the file. */
    public static Path write(Path file, int rows, long seed) throws IOException {
        var random = new Random(seed);
        var firstDay = LocalDate.parse("2018-01-01");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(Csv.HEADER + "\n");
            for (int i = 0; i < rows; i++) {
                var row = Csv.row(
                        "Model " + i, firstDay.plusDays(random.nextInt(3000)).toString(), organizations(random));
                row = Csv.with(row, "Country (of organization)", COUNTRIES[random.nextInt(COUNTRIES.length)]);
                row = Csv.with(row, "Task", TASKS[random.nextInt(TASKS.length)]);
                row = Csv.with(row, "Parameters", random.nextInt(3) == 0 ? "" : (1 + random.nextInt(999)) + "e9");
                row = Csv.with(
                        row, "Training compute (FLOP)", random.nextInt(5) < 2 ? "" : random.nextInt(1_000_000) + "e20");
                row = Csv.with(row, "Link", "https://example.org/" + i);
                out.write(row + "\n");
            }
        }
        return file;
    }

    private static String organizations(Random random) {
        return "Laboratory " + random.nextInt(400);
    }
}
