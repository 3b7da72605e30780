package dev.modelatlas.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A large file with Epoch AI's columns. */
record BulkFile(Path path, int rows) {
    private static final String[] COUNTRIES = {"China", "France", "Japan", "Canada"};

    /**
     * Writes a file.
     *
     * @param prefix prefix of the models' names, which makes the names unique
     * @param mostRows maximum number of rows
     * @param mostBytes maximum size of the file
     */
    static BulkFile write(Path path, String prefix, int mostRows, long mostBytes) throws IOException {
        var header = "Model,Publication date,Organization,Country (of organization),Domain,Task,Parameters,"
                + "Training compute (FLOP),Link\n";
        var bytes = (long) header.length();
        var rows = 0;
        try (var out = Files.newBufferedWriter(path)) {
            out.write(header);
            while (rows < mostRows) {
                var row = row(prefix, rows);
                bytes += row.length();
                if (bytes > mostBytes) {
                    break;
                }
                out.write(row);
                rows++;
            }
        }
        return new BulkFile(path, rows);
    }

    private static String row(String prefix, int n) {
        return prefix + ' ' + n + ",20" + (10 + n % 15) + "-0" + (1 + n % 9) + '-' + (10 + n % 18) + ",Laboratory "
                + n % 400 + ',' + COUNTRIES[n % 4] + ",Language,Chat," + (n % 3 == 0 ? "" : n % 997 + "e9") + ','
                + (n % 5 < 2 ? "" : n % 99_991 + "e20") + ",https://example.org/models/" + prefix + '/' + n + "\n";
    }
}
