package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A publication as a client states it; lists may be null and are then empty. */
@Input("PublishRevisionInput")
@Description("A publication: what is to change. All models that it does not name stay as they are.")
public record PublishRevisionInput(
        @NonNull @Description(
                "Any text of 1 to 200 characters, of your own for each publication. The same input under the same key is "
                        + "published once, and answered each time as it was at first.")
        String idempotencyKey,

        @Description("Short name of the revision, at most 100 characters; the day of `asOf` when left out.")
        String label,

        @NonNull @Description("The day your source stands at; that of the current revision or a later one.")
        LocalDate asOf,

        @NonNull @Description("Where it comes from.") SourceInput source,

        @Nullable @Description("Organizations that are new, or yours and changed, at most 1000. Those that are known need not be "
                + "stated.")
        List<@NonNull OrganizationInput> organizations,

        @Nullable @Description("Models that are new or changed, at most 1000.")
        List<@NonNull ModelInput> upserts,

        @Nullable @Description("Slugs of models to remove, at most 1000.")
        List<@NonNull String> removals,

        @Description("Number of the revision that this builds on: when it is no longer current, nothing is published "
                + "(`CONFLICT`).")
        Integer baseRevision,

        @DefaultValue("false") @Description("Only tell what would be answered, and write nothing.")
        Boolean dryRun) {}
