package dev.modelatlas.trend.measure;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.Model;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Subject;

/**
 * The known training compute of the models that share one value of a dimension.
 *
 * @param names the display names; the field {@code label(language)} returns one of them
 * @param largest the model with the most compute; null when no training compute is known, or when the client did not
 *     select this field
 */
@Description("The known training compute of the models that share one value of a dimension, such as one country, and "
        + "were released in the window of the trends. Many models have no estimate. `totalFlop` and `medianFlop` "
        + "cover only the models with an estimate; the field `known` is their number.")
public record ComputeShare(
        @Ignore Name names,

        @NonNull @Description("Key of the value: a code, slug, enum value or bucket, as described in `Dimension`.")
        String key,

        @Description("The country, organization, domain or task that the key stands for. Null if there is none.")
        Subject subject,

        @Description("Number of models with this value that were released in the window of the trends.")
        int modelCount,

        @Description("Number of models with this value whose training compute is known.")
        int known,

        @Description(
                "Sum of the known training compute in FLOP. Null if no training compute is known, or if one of the "
                        + "estimates is above 1e300. A model with several values of the dimension, such as two "
                        + "countries, counts in full for each value.")
        Double totalFlop,

        @Description("A number from 0 to 1: `totalFlop` divided by the total known training compute of all models that "
                + "match the filter and were released in the window. Null if `totalFlop` is null, or if the divisor "
                + "is 0 or includes an estimate above 1e300. A model that has several values, such as two countries, "
                + "counts for each of them, so the shares can add up to more than 1.")
        Double share,

        @Description("Median of the known training compute in FLOP. Null if no training compute is known.")
        Double medianFlop,

        @Description("The model with the highest known training compute. If several models tie, the first of them by "
                + "slug. Null if no training compute is known.")
        Model largest) {}
