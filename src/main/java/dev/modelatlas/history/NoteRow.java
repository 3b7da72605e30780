package dev.modelatlas.history;

/**
 * A row of {@code import_note}.
 *
 * @param ordinal position of the note's page among the pages that one statement reads, starting at 1
 */
record NoteRow(int ordinal, int position, String code, Integer line, String columnName, String value, String message) {

    ImportNote note() {
        return new ImportNote(code, line, columnName, value, message);
    }
}
