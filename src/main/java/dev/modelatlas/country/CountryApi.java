package dev.modelatlas.country;

import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.graphql.PageArguments;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.Language;

/** Resolves the queries for countries. */
@GraphQLApi
public class CountryApi {
    private final RequestRevisions revisions;
    private final Countries countries;
    private final CountryTallies tallies;
    private final CountryPages pages;

    CountryApi(RequestRevisions revisions, Countries countries, CountryTallies tallies, CountryPages pages) {
        this.revisions = revisions;
        this.countries = countries;
        this.tallies = tallies;
        this.pages = pages;
    }

    @Query
    @Description("The country with this code; null for an unknown code.")
    public Country country(
            @NonNull @Description("ISO 3166-1 alpha-2 code, such as \"KR\"; case-insensitive.") String code,
            @Description("Revision to read. Default: the current one.") Integer revision) {
        return countries.find(code, revisions.at(revision)).orElse(null);
    }

    @Query
    @Description("Countries that match the filter. By default, those with the most models come first.")
    public CountryConnection countries(
            @Description("Restricts the list to matching countries. Default: all countries.") CountryFilter filter,
            @Nullable @Description("Sort keys, most significant first. Ties are sorted by code.")
                    List<@NonNull CountryOrder> orderBy,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before,
            @Description(PageArguments.REVISION) Integer revision) {
        var request = PageRequest.of(first, after, last, before);
        return pages.page(revisions.at(revision, request), filter, orderBy, request);
    }

    @FromMemory
    @NonNull @Description("Display name.")
    public String name(
            @Source Country country,
            @DefaultValue("EN") @Description("Language of the name. Names without a translation are in English.")
                    Language language) {
        return country.names().in(language);
    }

    @Description("Number of models attributed to the country.")
    public int modelCount(
            @Source Country country,
            @DefaultValue("HEADQUARTERS") @Description("Rule by which models are attributed to countries.")
                    CountryBasis basis) {
        return tallies.of(country, basis).models();
    }
}
