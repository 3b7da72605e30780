package dev.modelatlas.recount;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shipped revisions in the project's own format: db/seed/revisions.csv and the files it lists. */
final class Seed {
    private Seed() {}

    /** The models of a seed file, in its order. */
    static List<Recorded> read(Path file, Reference reference) {
        return Csv.read(file).stream().map(row -> model(row, reference)).toList();
    }

    private static Recorded model(Map<String, String> row, Reference reference) {
        String quantity = row.get("hardware_quantity");
        String accessibility = row.get("accessibility");
        return new Recorded(
                row.get("slug"),
                row.get("name"),
                LocalDate.parse(row.get("released_on")),
                list(row.get("organizations")),
                list(row.get("recorded_countries")),
                list(row.get("recorded_sectors")),
                list(row.get("domains")).stream().map(reference::domain).toList(),
                list(row.get("tasks")).stream().map(reference::task).toList(),
                number(row.get("parameters")),
                number(row.get("training_flop")),
                number(row.get("training_dataset_size")),
                number(row.get("training_hours")),
                list(row.get("training_hardware")),
                quantity.isEmpty() ? null : Integer.valueOf(quantity),
                accessibility.isEmpty() ? null : accessibility,
                row.get("confidence").isEmpty() ? "UNKNOWN" : row.get("confidence"),
                list(row.get("base_models")),
                list(row.get("links")),
                list(row.get("corrected")));
    }

    /** Items separated by bars; a backslash escapes the next character. */
    static List<String> list(String field) {
        List<String> items = new ArrayList<>();
        if (field.isEmpty()) {
            return items;
        }
        StringBuilder item = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '|') {
                items.add(item.toString());
                item.setLength(0);
            } else {
                item.append(c == '\\' ? field.charAt(++i) : c);
            }
        }
        items.add(item.toString());
        return items;
    }

    private static Double number(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }
}
