package dev.modelatlas.sync;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.modelatlas.testsupport.Csv;

/**
 * A source of some hundred models, which are added, removed, restored, changed and renamed. The same seed gives the
 * same changes.
 */
final class ChangingDataset {
    private static final int MODELS = 400;

    private final Random random;
    private final List<String> rows = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private int made;

    ChangingDataset(long seed) {
        random = new Random(seed);
        while (rows.size() < MODELS) {
            rows.add(fresh());
        }
    }

    /** The complete source in its present state, with Epoch AI's columns. */
    String file() {
        return Csv.file(rows.toArray(String[]::new));
    }

    /** Advances to the next state. */
    void change() {
        for (var n = 0; n < 20; n++) {
            gone.add(rows.remove(random.nextInt(rows.size())));
            rows.add(n % 4 == 0 ? gone.remove(random.nextInt(gone.size())) : fresh());
        }
        for (var n = 0; n < 60; n++) {
            var index = random.nextInt(rows.size());
            rows.set(index, n % 3 == 0 ? renamed(rows.get(index)) : changed(rows.get(index)));
        }
    }

    private String fresh() {
        var number = made++;
        var day = LocalDate.parse("2020-01-01").plusDays(number % 1500);
        var row = Csv.row("Model " + number, day.toString(), "Laboratory " + number % 50);
        return Csv.with(row, "Link", "https://example.org/" + number);
    }

    /** Renames a model. Date, organization and link stay the same, so the model is recognized. */
    private String renamed(String row) {
        return Csv.with(row, "Model", "Renamed " + random.nextInt(1_000_000_000));
    }

    private String changed(String row) {
        var column = List.of("Hardware quantity", "Organization categorization", "Confidence")
                .get(random.nextInt(3));
        return switch (column) {
            case "Hardware quantity" -> Csv.with(row, column, Integer.toString(random.nextInt(10_000)));
            // If the source omits the sector, the sector comes from the reference data or is unknown.
            case "Organization categorization" -> Csv.with(row, column, random.nextBoolean() ? "" : "Academia");
            default -> Csv.with(row, column, random.nextBoolean() ? "Likely" : "Confident");
        };
    }
}
