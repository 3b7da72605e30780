package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.ModelGroup;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Subject;

/**
 * A value of a dimension with its number of models and its rank.
 *
 * @param group the counted models, which the field {@code models} lists
 * @param names the display names; the field {@code label(language)} returns one of them
 */
@Description("One value of a dimension, such as one country, with its rank among all values of that dimension.")
public record RankedCount(
        @Ignore ModelGroup group,
        @Ignore Name names,

        @Description(
                "Rank by number of models. Values that the arguments `first` and `minModels` omit from the list are "
                        + "ranked, too. Ties share a rank (1, 2, 2, 4).")
        int rank,

        @Description("Whether another value has the same number of models. Values that `first` omits from the list "
                + "count, too.")
        boolean tied,

        @NonNull @Description("Key of the value: a code, slug, enum value or bucket, as described in `Dimension`.")
        String key,

        @Description("The country, organization, domain or task that the key stands for. Null if there is none.")
        Subject subject,

        @Description("Number of models with this value.") int modelCount,

        @Description("A number from 0 to 1: `modelCount` divided by the number of all models of the same year or "
                + "window that match the filter. A model that has several values, such as two countries, counts for "
                + "each of them, so the shares can add up to more than 1.")
        Double share) {}
