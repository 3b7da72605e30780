package dev.modelatlas.trend;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.Model;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Subject;

/**
 * The earliest models of one value.
 *
 * @param names what {@code label(language)} chooses from
 */
@Description("The earliest models of one value of a dimension within the window.")
public record First(
        @Ignore Name names,

        @NonNull @Description("The value: a code, a slug, an enum value or a bucket; Dimension says which.")
        String key,

        @Description("The country, organization, domain or task; null for other dimensions.")
        Subject subject,

        @NonNull @Description("The first model; the first by slug where several came out on that day.")
        Model model,

        @NonNull @Description("All models of that first day, by slug.")
        List<@NonNull Model> models) {}
