package dev.modelatlas.history;

/**
 * A row of {@code import_note}.
 *
 * @param ordinal the place of its page among those that were asked for, from 1
 */
record NoteRow(int ordinal, int position, String code, Integer line, String columnName, String value, String message) {

    ImportNote note() {
        return new ImportNote(code, line, columnName, value, message);
    }
}
