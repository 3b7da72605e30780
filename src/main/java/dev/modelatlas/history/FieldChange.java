package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A change to one field of a model. */
@Description("Change of one field of a model.")
public record FieldChange(
        @NonNull @Description("Name of a field of `ModelInput`, or one of the names `groups`, `headquartersCountries` "
                + "and `groupHeadquartersCountries`. The values of these three fields follow from the organizations of "
                + "the model. They are listed only if they changed although the organizations, and for countries also "
                + "the recorded countries, stayed the same. Otherwise, read their new values from the model.")
        String field,

        @Description("Previous value as text; lists are JSON arrays. Null when unknown.")
        String before,

        @Description("New value as text; lists are JSON arrays. Null when unknown.")
        String after,

        @NonNull @Description("Origin of the new value.") ChangeOrigin origin,

        @Description("Reason for the correction. Null if the origin is not CORRECTION.")
        String reason) {}
