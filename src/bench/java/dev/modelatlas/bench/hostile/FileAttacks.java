package dev.modelatlas.bench.hostile;

import java.util.List;

import static dev.modelatlas.bench.hostile.DocumentAttacks.commas;

/** Files that are small on the network and large when they are read. */
final class FileAttacks {
    private static final String CSV = "text/csv";
    private static final int MOST_AT_ONCE = 1_000_000;
    private static final String HEAD = "name,released_on,domains\n";

    private static final byte[] LONG_CELL =
            Caller.gzip(HEAD + "\"", "x".repeat(90 * MOST_AT_ONCE), "\",2024-01-01,language\n");
    private static final byte[] LONG_LINE = Caller.gzip(HEAD + "GPT", ",x".repeat(20 * MOST_AT_ONCE), "\n");
    private static final byte[] COLUMNS = Caller.gzip(commas(MOST_AT_ONCE, "c%d"::formatted), "\n");
    private static final byte[] OPEN_QUOTE = Caller.gzip(HEAD + "\"", "x\n".repeat(20 * MOST_AT_ONCE));
    private static final byte[] EMPTY_LINES = Caller.gzip(HEAD, "\n".repeat(100 * MOST_AT_ONCE));
    private static final byte[] LONG_HEADING = Caller.gzip("name,", "x".repeat(60 * MOST_AT_ONCE), "\n");
    private static final byte[] QUOTES = Caller.gzip(HEAD, "\"\"".repeat(20 * MOST_AT_ONCE), "\n");
    private static final byte[] BAD_ROWS = Caller.gzip(HEAD, "x,not a day,nothing\n".repeat(MOST_AT_ONCE));

    private FileAttacks() {}

    static List<Attack> all() {
        return List.of(
                file("a cell of 90 MB", CSV, LONG_CELL),
                file("a line of 40 MB", CSV, LONG_LINE),
                file("a million columns", CSV, COLUMNS),
                file("a quote that never ends", CSV, OPEN_QUOTE),
                file("a hundred million empty lines", CSV, EMPTY_LINES),
                file("a heading of 60 MB", CSV, LONG_HEADING),
                file("forty million quotes", CSV, QUOTES),
                file("a million rows that are wrong", CSV, BAD_ROWS));
    }

    private static Attack file(String name, String type, byte[] bytes) {
        return Attack.of(name, "20[012]|400|422|413|429|503", caller -> caller.upload(type, bytes));
    }
}
