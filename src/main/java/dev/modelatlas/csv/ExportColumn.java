package dev.modelatlas.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.modelatlas.csv.Column.Kind;

/**
 * A column of exports.
 *
 * @param header the header in CSV, and the key in NDJSON
 * @param meaning description and unit
 * @param isDerived whether the column contains what Model Atlas derives, and counts by, instead of what the source says
 */
public record ExportColumn(String header, Kind kind, ColumnMeaning meaning, boolean isDerived) {
    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    /** The columns of a file that can be imported again. */
    public static final List<ExportColumn> STATED = Arrays.stream(Column.values())
            .map(column -> new ExportColumn(column.ownHeader(), column.kind(), ColumnMeaning.of(column), false))
            .toList();

    /** The columns of {@link #STATED}, followed by the derived ones. */
    public static final List<ExportColumn> ALL = Stream.concat(
                    STATED.stream(),
                    Stream.of(
                            derived(
                                    "organization_slugs",
                                    Kind.LIST,
                                    "Slugs of the `organizations`, in the same order."),
                            derived(
                                    "groups",
                                    Kind.LIST,
                                    "Names of the groups that the organizations belong to; an organization without a"
                                            + " parent is a group of its own."),
                            derived("group_slugs", Kind.LIST, "Slugs of the `groups`, in the same order."),
                            derived(
                                    "headquarters_countries",
                                    Kind.LIST,
                                    "ISO 3166-1 alpha-2 codes of the countries that the model counts for by the"
                                            + " headquarters of its organizations."),
                            derived(
                                    "group_headquarters_countries",
                                    Kind.LIST,
                                    "ISO 3166-1 alpha-2 codes of the countries that the model counts for by the"
                                            + " headquarters of its groups."),
                            derived(
                                    "sectors",
                                    Kind.LIST,
                                    "Sectors that the model counts for: recorded ones, or else those of its"
                                            + " organizations."),
                            derived("publisher", Kind.TEXT, "Publisher that first published the model.")))
            .toList();

    private static ExportColumn derived(String header, Kind kind, String description) {
        return new ExportColumn(header, kind, new ColumnMeaning(description, null), true);
    }

    /** The columns of an export, with or without the derived ones. */
    public static List<ExportColumn> of(boolean derived) {
        return derived ? ALL : STATED;
    }

    /** The name in the second format of the change feed: the header in camel case, as in {@code ModelInput}. */
    public String fieldName() {
        return UNDERSCORE.matcher(header).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
