package dev.modelatlas.organization;

import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.country.Country;
import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.graphql.PageArguments;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.vocabulary.Language;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** Resolves the queries for organizations. */
@GraphQLApi
public class OrganizationApi {
    private final RequestRevisions revisions;
    private final OrganizationDirectory directory;
    private final OrganizationTallies tallies;
    private final OrganizationPages pages;

    OrganizationApi(
            RequestRevisions revisions,
            OrganizationDirectory directory,
            OrganizationTallies tallies,
            OrganizationPages pages) {
        this.revisions = revisions;
        this.directory = directory;
        this.tallies = tallies;
        this.pages = pages;
    }

    @Query
    @Description("The organization with this slug. Null if the revision has no such organization.")
    public Organization organization(
            @NonNull @Description("Slug of the organization, such as \"openai\".") String slug,
            @Description("Revision to read. Default: the current one.") Integer revision) {
        return directory.at(revisions.at(revision)).bySlug(slug).orElse(null);
    }

    @Query
    @Description("Organizations that match the filter. By default, those with the most models come first.")
    public OrganizationConnection organizations(
            @Description("Restricts the list to matching organizations. Default: all organizations.")
                    OrganizationFilter filter,
            @Nullable @Description("Sort keys, most significant first. Ties are sorted by slug.")
                    List<@NonNull OrganizationOrder> orderBy,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before,
            @Description(PageArguments.REVISION) Integer revision) {
        var request = PageRequest.of(first, after, last, before);
        return pages.page(revisions.at(revision, request), filter, orderBy, request);
    }

    @Description("Organizations with headquarters in the country, those with the most models first.")
    public OrganizationConnection organizations(
            @Source Country country,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        var request = PageRequest.of(first, after, last, before);
        return pages.page(country, revisions.below(country.snapshot(), request), request);
    }

    @FromMemory
    @NonNull @Description("Display name.")
    public String name(
            @Source Organization organization,
            @DefaultValue("EN") @Description("Language of the name. Names without a translation are in English.")
                    Language language) {
        return organization.names().in(language);
    }

    @FromMemory
    @Nullable @Description("Organizations in the group that this organization heads, including itself. Empty if this "
            + "organization has a parent.")
    public List<@NonNull Organization> members(@Source Organization organization) {
        return organization.directory().members(organization);
    }

    @Description("Number of models attributed to the organization. With the basis GROUP, this is the number of "
            + "models of the whole group, or 0 if the organization has a parent.")
    public int modelCount(
            @Source Organization organization,
            @DefaultValue("RECORDED") @Description("Rule by which models are attributed to organizations.")
                    OrganizationBasis basis) {
        return tallies.of(organization, basis).models();
    }
}
