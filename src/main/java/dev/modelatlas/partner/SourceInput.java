package dev.modelatlas.partner;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** What a publication was made from. */
@Input("SourceInput")
@Description("What a publication was made from; shown with every model of it.")
public record SourceInput(
        @NonNull @Description("Name of the data set.") String name,

        @NonNull @Description("Where it is offered, an http or https address.")
        String url,

        @NonNull @Description("Its licence, for example \"CC BY 4.0\".")
        String licence,

        @NonNull @Description("The credit it asks for.") String attribution) {}
