package dev.modelatlas.trend.measure;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.vocabulary.Language;

/** Resolves {@code label} of {@link ComputeShare}, {@link Distribution} and {@link CatchUp}. */
@GraphQLApi
public class MeasureLabelApi {

    @FromMemory
    @NonNull @Description("Display name of the key.")
    public String label(
            @Source ComputeShare share, @DefaultValue("EN") @Description("Language of the label.") Language language) {
        return share.names().in(language);
    }

    @FromMemory
    @Description("Display name of the key. Null if the models are grouped by year.")
    public String label(
            @Source Distribution distribution,
            @DefaultValue("EN") @Description("Language of the label.") Language language) {
        return distribution.names() == null ? null : distribution.names().in(language);
    }

    @FromMemory
    @NonNull @Description("Display name of the key.")
    public String label(
            @Source CatchUp catchUp, @DefaultValue("EN") @Description("Language of the label.") Language language) {
        return catchUp.names().in(language);
    }
}
