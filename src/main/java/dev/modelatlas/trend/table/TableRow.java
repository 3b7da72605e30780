package dev.modelatlas.trend.table;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.vocabulary.Name;

/**
 * A row of a table.
 *
 * @param names the display names; the field {@code label(language)} returns one of them
 */
@Description("One row of a table.")
public record TableRow(
        @Ignore Name names,

        @Description("Key of the value: a code, slug, enum value or bucket, as described in `Dimension`. Null in "
                + "the row that counts models without a value.")
        String key,

        @Description("Number of models of the row. Each model counts once.")
        int total,

        @NonNull @Description("Number of models in each column of the row, in the order of `columns`. 0 for columns "
                + "without models.")
        List<@NonNull Integer> cells) {}
