package dev.modelatlas.ingest.report;

import java.util.List;

/**
 * What a call did, or a dry run would do, with one of its rows.
 *
 * @param path position in the call, such as {@code [upserts, 3]}
 * @param slug slug of the model or organization
 * @param outcome {@code ADDED}, {@code CHANGED}, {@code RENAMED}, {@code RESTORED}, {@code UNCHANGED} or
 *     {@code REMOVED}
 * @param matchedBy {@code SLUG} or {@code NAME}, by which the existing model or organization was found; null for a new
 *     one
 */
public record CallRow(List<String> path, String slug, String outcome, String matchedBy) {}
