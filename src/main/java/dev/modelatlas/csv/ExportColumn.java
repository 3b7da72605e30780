package dev.modelatlas.csv;

import java.util.List;
import java.util.stream.Stream;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.Fact.Kind;

/**
 * A column of exports.
 *
 * @param header the header in CSV, and the key in NDJSON
 * @param description one or two sentences, for readers who have only the file
 * @param unit unit of the values; null when there is none
 * @param isDerived true when Model Atlas derives the values, to count models by them; false when the source states
 *     the values
 */
public record ExportColumn(String header, Kind kind, String description, String unit, boolean isDerived) {
    private static final List<ExportColumn> DERIVED = List.of(
            derived("organization_slugs", Kind.LIST, "Slugs of the `organizations`, in the same order."),
            derived(
                    "groups",
                    Kind.LIST,
                    "Names of the groups that the organizations belong to; an organization without a"
                            + " parent is a group of its own."),
            derived("group_slugs", Kind.LIST, "Slugs of the `groups`, in the same order."),
            derived(
                    "headquarters_countries",
                    Kind.LIST,
                    "ISO 3166-1 alpha-2 codes of the countries to which the model is attributed, by the"
                            + " headquarters of its organizations."),
            derived(
                    "group_headquarters_countries",
                    Kind.LIST,
                    "ISO 3166-1 alpha-2 codes of the countries to which the model is attributed, by the"
                            + " headquarters of the parents of its organizations; an organization without a parent"
                            + " counts by its own headquarters."),
            derived(
                    "sectors",
                    Kind.LIST,
                    "Sectors that the model counts for: its recorded sectors or, if it has none, the sectors of"
                            + " its organizations."),
            derived("publisher", Kind.TEXT, "Publisher that first published the model."));

    private static ExportColumn derived(String header, Kind kind, String description) {
        return new ExportColumn(header, kind, description, null, true);
    }

    /**
     * The columns of an export.
     *
     * @param edition edition of the facts (a numbered set of columns)
     * @param derived whether to include the derived columns, which an import ignores
     */
    public static List<ExportColumn> of(int edition, boolean derived) {
        var stated = Fact.of(edition).stream()
                .map(fact -> new ExportColumn(fact.column(), fact.kind(), fact.description(), fact.unit(), false));
        return (derived ? Stream.concat(stated, DERIVED.stream()) : stated).toList();
    }

    /** The name in format 2 of the change feed: the header in camel case, as in {@code ModelInput}. */
    public String fieldName() {
        return Fact.camelCase(header);
    }
}
