package dev.modelatlas.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A file as a table of strings, which tests can damage. */
final class Sheet {
    private final List<String> header;
    private final List<List<String>> rows;

    private Sheet(List<String> header, List<List<String>> rows) {
        this.header = header;
        this.rows = rows;
    }

    static Sheet read(Path file) {
        try (var parser = CSVFormat.RFC4180.parse(Files.newBufferedReader(file))) {
            var records = parser.getRecords().stream().map(CSVRecord::toList).toList();
            return new Sheet(records.get(0), records.subList(1, records.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> header() {
        return header;
    }

    int size() {
        return rows.size();
    }

    String cell(int row, String column) {
        return rows.get(row).get(header.indexOf(column));
    }

    /** The rows at these positions, in this order. */
    Sheet rows(List<Integer> positions) {
        return new Sheet(header, positions.stream().map(rows::get).toList());
    }

    /** The columns at these positions, in this order; a position may occur twice. */
    Sheet columns(List<Integer> positions) {
        return new Sheet(
                positions.stream().map(header::get).toList(),
                rows.stream()
                        .map(row -> positions.stream().map(row::get).toList())
                        .toList());
    }

    Sheet renamed(String column, String name) {
        return new Sheet(
                header.stream().map(it -> it.equals(column) ? name : it).toList(), rows);
    }

    /** The same table with another value in one column of these rows. */
    Sheet with(String column, List<Integer> positions, String value) {
        var changed = new ArrayList<>(rows);
        for (var position : positions) {
            var row = new ArrayList<>(rows.get(position));
            row.set(header.indexOf(column), value);
            changed.set(position, row);
        }
        return new Sheet(header, changed);
    }

    /** The other file's rows under this header, matched by column name. */
    Sheet body(Sheet other) {
        return new Sheet(
                header,
                other.rows.stream()
                        .map(row -> header.stream()
                                .map(name -> other.header.contains(name) ? row.get(other.header.indexOf(name)) : "")
                                .toList())
                        .toList());
    }

    String text(String lineEnd) {
        return line(header, lineEnd)
                + rows.stream().map(row -> line(row, lineEnd)).collect(Collectors.joining());
    }

    String text() {
        return text("\n");
    }

    private static String line(List<String> cells, String lineEnd) {
        return cells.stream()
                        .map(cell -> cell.matches("(?s).*[\",\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                        .collect(Collectors.joining(","))
                + lineEnd;
    }
}
