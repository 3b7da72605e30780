package dev.modelatlas.history;

/**
 * A row of {@code model_change}.
 *
 * @param ordinal position of the row's list among the lists that one statement reads, starting at 1
 * @param fields a JSON array of {@link FieldChange}
 */
record ChangeRow(int ordinal, int revisionNumber, String slug, int modelId, ChangeKind kind, String fields) {}
