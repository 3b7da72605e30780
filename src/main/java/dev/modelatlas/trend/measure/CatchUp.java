package dev.modelatlas.trend.measure;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.Model;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Subject;

/**
 * The first model with one value of a dimension, such as one country, that reached a level of training compute.
 *
 * @param names the display names; the field {@code label(language)} returns one of them
 */
@Description("One value of a dimension, such as one country, that has reached a level of training compute. The value "
        + "reached the level on the release date of its first model with an estimate of at least this level. Values "
        + "without such a model are not listed.")
public record CatchUp(
        @Ignore Name names,

        @NonNull @Description("Key of the value: a code, slug, enum value or bucket, as described in `Dimension`.")
        String key,

        @Description("The country, organization, domain or task that the key stands for. Null if there is none.")
        Subject subject,

        @NonNull @Description("The first model with this value that reached the level. If several such models were "
                + "released on the same day, the first of them by slug.")
        Model model,

        @NonNull @Description("Release date of `model`.") LocalDate reachedOn,

        @Description("Number of days between `reachedOn` and the earliest day on which any value of the dimension "
                + "reached the level. 0 if both are the same day. The earliest day can be before the window.")
        int daysAfterFirst) {}
