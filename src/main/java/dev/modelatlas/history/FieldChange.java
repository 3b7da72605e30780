package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A change to one field of a model. */
@Description("Change of one field of a model.")
public record FieldChange(
        @NonNull @Description("Name of the field, as in `ModelInput`. `groups`, `headquartersCountries` and "
                + "`groupHeadquartersCountries` follow from the organizations of the model.")
        String field,

        @Description("Previous value as text, a list as a JSON array; null when unknown.")
        String before,

        @Description("New value as text, a list as a JSON array; null when unknown.")
        String after,

        @NonNull @Description("Origin of the new value.") ChangeOrigin origin,

        @Description("Reason for the correction; null unless the origin is CORRECTION.")
        String reason) {}
