package dev.modelatlas.history;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What changed in one field of a model. */
@Description("What changed in one field of a model.")
public record FieldChange(
        @NonNull @Description("Name of the field.") String field,
        @Description("Value before; null when unknown.") String before,
        @Description("Value after; null when unknown.") String after,

        @NonNull @Description("Where the value after came from.")
        ChangeOrigin origin,

        @Description("Why it was corrected; null unless the origin is CORRECTION.")
        String reason) {}
