package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.ModelGroup;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Subject;

/**
 * One value of a dimension, ranked.
 *
 * @param group the models counted
 * @param names what {@code label(language)} chooses from
 */
@Description("One value of a dimension and its place among the others.")
public record RankedCount(
        @Ignore ModelGroup group,
        @Ignore Name names,

        @Description("Place by number of models (1, 2, 2, 4), before first and minModels cut.")
        int rank,

        @Description("Whether another value has as many models, also when first hides it.")
        boolean tied,

        @NonNull @Description("The value: a code, a slug, an enum value or a bucket; Dimension says which.")
        String key,

        @Description("The country, organization, domain or task; null for other dimensions.")
        Subject subject,

        @Description("Models of the value.") int modelCount,

        @Description("Part of all models of the same period under the same filter. Where a model can have several "
                + "values, shares add up to more than 1.")
        Double share) {}
