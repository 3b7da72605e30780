package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.FromMemory;

/** Resolves the display names of domains and tasks. */
@GraphQLApi
public class VocabularyApi {

    @FromMemory
    @NonNull @Description("Display name.")
    public String name(
            @Source Domain domain,
            @DefaultValue("EN") @Description("Language of the name. Names without a translation are in English.")
                    Language language) {
        return domain.names().in(language);
    }

    @FromMemory
    @NonNull @Description("Display name.")
    public String name(
            @Source Task task,
            @DefaultValue("EN") @Description("Language of the name. Names without a translation are in English.")
                    Language language) {
        return task.names().in(language);
    }
}
