package dev.modelatlas.trend;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.Model;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Subject;

/**
 * The earliest models for one value of a dimension, such as one country.
 *
 * @param names the display names; the field {@code label(language)} returns one of them
 */
@Description(
        "The first models released for one value of a dimension, such as one country, in the window of the trends.")
public record First(
        @Ignore Name names,

        @NonNull @Description("Key of the value: a code, slug, enum value or bucket, as described in `Dimension`.")
        String key,

        @Description("The country, organization, domain or task that the key stands for. Null if there is none.")
        Subject subject,

        @NonNull @Description("The first model released. If several were released on the same day, the first of them by slug.")
        Model model,

        @NonNull @Description("All models with this value that were released on the same day as `model`, including "
                + "`model`, sorted by slug.")
        List<@NonNull Model> models) {}
