package dev.modelatlas.testsupport;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Small files with Epoch AI's columns. */
public final class Csv {
    /** The columns of a {@link #row}, in order. */
    public static final String HEADER = "Model,Publication date,Organization,Country (of organization),Organization"
            + " categorization,Domain,Task,Parameters,Training compute (FLOP),Hardware quantity,Model accessibility,"
            + "Confidence,Link";

    private Csv() {}

    /** A file with these rows under {@link #HEADER}. */
    public static String file(String... rows) {
        return HEADER + "\n" + Arrays.stream(rows).map(row -> row + "\n").collect(Collectors.joining());
    }

    /** The row of an industry model from the United States; all other facts are blank. */
    public static String row(String name, String day, String organization) {
        return name + "," + day + "," + organization + ",United States of America,Industry,Language,Chat,,,,,,";
    }

    /** The same row with another value in the given column. */
    public static String with(String row, String column, String value) {
        var cells = row.split(",", -1);
        cells[Arrays.asList(HEADER.split(",")).indexOf(column)] = value;
        return String.join(",", cells);
    }
}
