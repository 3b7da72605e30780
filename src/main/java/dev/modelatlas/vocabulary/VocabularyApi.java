package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.FromMemory;

/** Names of domains and tasks. */
@GraphQLApi
public class VocabularyApi {

    @FromMemory
    @NonNull @Description("Name for display.")
    public String name(
            @Source Domain domain,
            @DefaultValue("EN") @Description("Language of the name; English where it is not known in it.")
                    Language language) {
        return domain.names().in(language);
    }

    @FromMemory
    @NonNull @Description("Name for display.")
    public String name(
            @Source Task task,
            @DefaultValue("EN") @Description("Language of the name; English where it is not known in it.")
                    Language language) {
        return task.names().in(language);
    }
}
