package dev.modelatlas.history;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.ModelAt;
import dev.modelatlas.revision.Revision;

/**
 * The changes that one revision made to one model.
 *
 * @param place the model, and the revision at which nested fields read it
 */
@Description("What one revision changed about one model.")
public record ModelChange(
        @Ignore ModelAt place,

        @NonNull @Description("The revision that made the change.")
        Revision revision,

        @NonNull @Description("Kind of change.") ChangeKind kind,
        @NonNull @Description("Slug of the model.") String slug,

        @NonNull @Description("The fields that changed. For the kind ADDED, the list contains only fields with "
                + "the origin CORRECTION or REFERENCE; read all other fields from `model`.")
        List<@NonNull FieldChange> fields) {}
