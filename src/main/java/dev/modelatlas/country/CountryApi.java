package dev.modelatlas.country;

import java.util.List;

import jakarta.inject.Inject;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.Language;

/** Where clients ask for countries. */
@GraphQLApi
public class CountryApi {
    private final RequestRevisions revisions;
    private final Countries countries;
    private final CountryTallies tallies;
    private final CountryPages pages;

    @Inject
    CountryApi(RequestRevisions revisions, Countries countries, CountryTallies tallies, CountryPages pages) {
        this.revisions = revisions;
        this.countries = countries;
        this.tallies = tallies;
        this.pages = pages;
    }

    @Query
    @Description("The country of a code; null when there is none.")
    public Country country(
            @NonNull @Description("ISO 3166-1 alpha-2 code, in any case, such as \"KR\".") String code,
            @Description("Revision to read; the current one when left out.") Integer revision) {
        return countries.find(code, revisions.at(revision)).orElse(null);
    }

    @Query
    @Description("All countries, those with the most models first unless told otherwise.")
    public CountryConnection countries(
            @Description("Which countries; all when left out.") CountryFilter filter,
            @Nullable @Description("What to sort by, most significant first; ties go by code.")
                    List<@NonNull CountryOrder> orderBy,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before,
            @Description("Revision to read; that of the cursor when left out, else the current one.")
                    Integer revision) {
        var request = PageRequest.of(first, after, last, before);
        return pages.page(revisions.at(revision, request), filter, orderBy, request);
    }

    @FromMemory
    @NonNull @Description("Name for display.")
    public String name(
            @Source Country country,
            @DefaultValue("EN") @Description("Language of the name; English where it is not known in it.")
                    Language language) {
        return country.names().in(language);
    }

    @Description("How many models count for it.")
    public int modelCount(
            @Source Country country,
            @DefaultValue("HEADQUARTERS") @Description("When a model counts for a country.") CountryBasis basis) {
        return tallies.of(country, basis).models();
    }
}
