package dev.modelatlas.history;

/**
 * A row of {@code model_change}.
 *
 * @param ordinal number of the list of changes that contains this row, from 1. One statement can read several such
 *     lists, for example for several models
 * @param fields a JSON array of {@link FieldChange}
 */
record ChangeRow(int ordinal, int revisionNumber, String slug, int modelId, ChangeKind kind, String fields) {}
