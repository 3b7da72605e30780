package dev.modelatlas.trend;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.ModelGroup;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Subject;

/**
 * The yearly counts for one value of a dimension, such as one country.
 *
 * @param group the counted models, which the field {@code models} lists
 * @param names the display names; the field {@code label(language)} returns one of them
 */
@Description("One value of a dimension, such as one country, with its number of models in each year of the window.")
public record Series(
        @Ignore ModelGroup group,
        @Ignore Name names,

        @NonNull @Description("Key of the value: a code, slug, enum value or bucket, as described in `Dimension`.")
        String key,

        @Description("The country, organization, domain or task that the key stands for. Null if there is none.")
        Subject subject,

        @Description("Number of models with this value that were released in the window of the trends.")
        int modelCount,

        @Description("A number from 0 to 1: `modelCount` divided by the number of all models that match the filter "
                + "and were released in the window of the trends. A model that has several values, such as two "
                + "countries, counts for each of them, so the shares can add up to more than 1.")
        Double share,

        @Description("Rank by number of models in the window of the trends. Values that the arguments `top` and "
                + "`minModels` omit from the list are ranked, too. Ties share a rank (1, 2, 2, 4).")
        int rank,

        @Description("Whether another value has the same number of models. Values that `top` omits from the list "
                + "count, too.")
        boolean tied,

        @Description("Every year of the window, including years without models.")
        List<@NonNull SeriesYear> years) {}
