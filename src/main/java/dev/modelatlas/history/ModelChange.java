package dev.modelatlas.history;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.ModelAt;
import dev.modelatlas.revision.Revision;

/**
 * What one revision did to one model.
 *
 * @param place the model at that revision, for what is nested
 */
@Description("What one revision did to one model.")
public record ModelChange(
        @Ignore ModelAt place,
        @NonNull @Description("The revision.") Revision revision,
        @NonNull @Description("What it did.") ChangeKind kind,
        @NonNull @Description("Slug of the model.") String slug,

        @NonNull @Description(
                "Each field that changed. For ADDED only facts that did not come from the source: the model itself has the rest.")
        List<@NonNull FieldChange> fields) {}
