package dev.modelatlas.organization;

import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.vocabulary.Sector;

/** Selects organizations. */
@Input("OrganizationFilter")
@Description(
        "Conditions that organizations must meet. All given fields must match; a list matches if any of its values "
                + "matches. An omitted field or an empty list matches every organization.")
public record OrganizationFilter(
        @Description("Words that must all occur in the names of the organization: English, Korean, aliases and the "
                + "slug. The words may occur in different names. Matching follows `ModelFilter.text`.")
        String text,

        @Nullable @Description("The organization's sector is one of these values.")
        List<@NonNull Sector> sectors,

        @Nullable @Description("ISO 3166-1 alpha-2 codes. The headquarters are in one of these countries.")
        List<@NonNull String> countries,

        @Description("Minimum number of models that the organization developed (basis RECORDED). Default: "
                + "organizations without models are listed too.")
        Integer minModels) {}
