package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A publication as a client sends it. A list that is null counts as empty. */
@Input("PublishRevisionInput")
@Description("The changes to publish. Models that the publication does not name stay unchanged.")
public record PublishRevisionInput(
        @NonNull @Description(
                "A string of 1 to 200 characters that you use for this publication only. If you repeat a successful "
                        + "call unchanged, the server publishes nothing and returns the first result.")
        String idempotencyKey,

        @Description("Short name of the revision, at most 100 characters. Default: the date in `asOf`.")
        String label,

        @NonNull @Description("Date of your source. It must not be before the `asOf` of the current revision.")
        LocalDate asOf,

        @NonNull @Description("Source of the publication.") SourceInput source,

        @Nullable @Description("Organizations that are new, or that you introduced and now change, at most 1000. Leave "
                + "out all other organizations.")
        List<@NonNull OrganizationInput> organizations,

        @Nullable @Description("New or changed models, at most 1000.")
        List<@NonNull ModelInput> upserts,

        @Nullable @Description("Slugs of models to remove, at most 1000.")
        List<@NonNull String> removals,

        @Description("Number of the revision that this publication builds on. If that revision is no longer current, "
                + "nothing is published (`CONFLICT`).")
        Integer baseRevision,

        @DefaultValue("false") @Description("Validates and reports without writing anything.")
        Boolean dryRun) {}
