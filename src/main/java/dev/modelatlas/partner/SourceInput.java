package dev.modelatlas.partner;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** The source of a publication. */
@Input("SourceInput")
@Description("Source of a publication. It is shown with every model of the publication.")
public record SourceInput(
        @NonNull @Description("Name of the dataset.") String name,

        @NonNull @Description("URL of the source, http or https.")
        String url,

        @NonNull @Description("Licence of the source, for example \"CC BY 4.0\".")
        String licence,

        @NonNull @Description("Attribution that the source requires.")
        String attribution) {}
