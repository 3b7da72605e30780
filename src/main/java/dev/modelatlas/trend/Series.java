package dev.modelatlas.trend;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.ModelGroup;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Subject;

/**
 * One value of a dimension through the years.
 *
 * @param group the models counted
 * @param names what {@code label(language)} chooses from
 */
@Description("One value of a dimension through the years of the window.")
public record Series(
        @Ignore ModelGroup group,
        @Ignore Name names,

        @NonNull @Description("The value: a code, a slug, an enum value or a bucket; Dimension says which.")
        String key,

        @Description("The country, organization, domain or task; null for other dimensions.")
        Subject subject,

        @Description("Models of the value released in the window.")
        int modelCount,

        @Description("Part of all models of the window under the same filter. Where a model can have several values, "
                + "shares add up to more than 1.")
        Double share,

        @Description("Place among all values by models in the window (1, 2, 2, 4), before top and minModels cut.")
        int rank,

        @Description("Whether another value has as many models, also when top hides it.")
        boolean tied,

        @Description("Every year of the window, zeros included.")
        List<@NonNull SeriesYear> years) {}
