package dev.modelatlas.csv;

import java.util.Arrays;
import java.util.stream.Collectors;

import dev.modelatlas.fact.Fact;

/** An empty file in our own format, for publishers to fill in: only the header. */
public final class ImportTemplate {
    private ImportTemplate() {}

    /** The content of the file. Columns that only the server writes are left out. */
    public static String text() {
        return Arrays.stream(Fact.values())
                .filter(fact -> fact != Fact.CORRECTED)
                .map(Fact::column)
                .collect(Collectors.joining(",", "", "\n"));
    }
}
