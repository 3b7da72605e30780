package dev.modelatlas.testsupport;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Small files in Epoch AI's columns. */
public final class Csv {
    /** The columns that {@link #row} fills, in its order. */
    public static final String HEADER = "Model,Publication date,Organization,Country (of organization),Organization"
            + " categorization,Domain,Task,Parameters,Training compute (FLOP),Hardware quantity,Model accessibility,"
            + "Confidence,Link";

    private Csv() {}

    /** A file of these rows under {@link #HEADER}. */
    public static String file(String... rows) {
        return HEADER + "\n" + Arrays.stream(rows).map(row -> row + "\n").collect(Collectors.joining());
    }

    /** An industry model from the United States; every further fact is blank. */
    public static String row(String name, String day, String organization) {
        return name + "," + day + "," + organization + ",United States of America,Industry,Language,Chat,,,,,,";
    }

    /** A row with one fact set, by the header's name of the column. */
    public static String with(String row, String column, String value) {
        var cells = row.split(",", -1);
        cells[Arrays.asList(HEADER.split(",")).indexOf(column)] = value;
        return String.join(",", cells);
    }
}
