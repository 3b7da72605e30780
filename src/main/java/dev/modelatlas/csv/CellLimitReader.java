package dev.modelatlas.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;

import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;

/**
 * Refuses files with extremely large cells or rows, or with too many columns, before the parser holds them in memory.
 * It tracks quotes in the same way as the parser, to know where a cell ends.
 */
final class CellLimitReader extends FilterReader {
    static final int MOST_CELL = 1_000_000;
    static final int MOST_ROW = 2_000_000;
    static final int MOST_COLUMNS = 500;

    /** The position of the last read character in its cell. */
    private enum Place {
        START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private Place place = Place.START;
    private boolean afterReturn;
    private long line = 1;
    private int column = 1;
    private int cell;
    private int row;

    CellLimitReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var n = super.read(target, offset, length);
        for (int i = offset; i < offset + n; i++) {
            advance(target[i]);
        }
        return n;
    }

    private void advance(char c) {
        var endsLine = c == '\n' && !afterReturn || c == '\r';
        afterReturn = c == '\r';
        if (endsLine) {
            line++;
        }
        cell++;
        row++;
        if (place == Place.QUOTED) {
            place = c == '"' ? Place.AFTER_QUOTE : Place.QUOTED;
        } else if (c == '\n' || c == '\r') {
            begin(1);
            row = 0;
        } else if (c == ',') {
            begin(column + 1);
        } else if (c == '"' && place != Place.PLAIN) {
            place = Place.QUOTED;
        } else {
            place = Place.PLAIN;
        }
        if (cell > MOST_CELL) {
            refuse("the cell", MOST_CELL, "characters; a closing quote may be missing");
        } else if (row > MOST_ROW) {
            refuse("the row", MOST_ROW, "characters; a closing quote may be missing");
        } else if (column > MOST_COLUMNS) {
            refuse("the row", MOST_COLUMNS, "columns");
        }
    }

    private void begin(int nextColumn) {
        place = Place.START;
        column = nextColumn;
        cell = 0;
    }

    private void refuse(String what, int most, String of) {
        throw new RefusedException(Problem.inFile(
                line,
                ProblemCode.TOO_LONG,
                String.format(
                        Locale.ROOT,
                        "Line %d, column %d: %s has more than %,d %s. Nothing was written.",
                        line,
                        column,
                        what,
                        most,
                        of)));
    }
}
