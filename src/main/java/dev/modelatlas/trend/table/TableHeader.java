package dev.modelatlas.trend.table;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

import dev.modelatlas.vocabulary.Name;

/**
 * The header of a table's column.
 *
 * @param names the display names; the field {@code label(language)} returns one of them
 */
@Description("The header of one column of a table.")
public record TableHeader(
        @Ignore Name names,

        @Description("Key of the value: a code, slug, enum value or bucket, as described in `Dimension`. Null in "
                + "the column that counts models without a value.")
        String key) {}
