package dev.modelatlas.history;

/**
 * A row of {@code model_change}.
 *
 * @param ordinal which of the lists that were read together, from 1
 * @param fields a JSON array of {@link FieldChange}
 */
record ChangeRow(int ordinal, int revisionNumber, String slug, int modelId, ChangeKind kind, String fields) {}
