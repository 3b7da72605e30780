package dev.modelatlas.organization;

import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.vocabulary.Sector;

/** Which organizations a client wants. */
@Input("OrganizationFilter")
@Description("Which organizations are wanted. Fields are joined by AND, the values of one list by OR; a field left out "
        + "and an empty list restrict nothing.")
public record OrganizationFilter(
        @Description("Every word of it is found in a name of the organization: English, Korean, an alias or the slug, "
                + "as ModelFilter.text says.")
        String text,

        @Nullable @Description("Of one of these sectors.") List<@NonNull Sector> sectors,

        @Nullable @Description("ISO 3166-1 alpha-2 codes: the headquarters are in one of them.")
        List<@NonNull String> countries,

        @Description(
                "At least so many models are recorded for it; left out, organizations without models are listed, too.")
        Integer minModels) {}
