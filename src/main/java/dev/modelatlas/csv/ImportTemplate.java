package dev.modelatlas.csv;

import java.util.Arrays;
import java.util.stream.Collectors;

/** An empty file in our own format, for publishers to fill in: only the header. */
public final class ImportTemplate {
    private ImportTemplate() {}

    /** The content of the file. Columns that only the server writes are left out. */
    public static String text() {
        return Arrays.stream(Column.values())
                .filter(column -> column != Column.CORRECTED)
                .map(Column::ownHeader)
                .collect(Collectors.joining(",", "", "\n"));
    }
}
