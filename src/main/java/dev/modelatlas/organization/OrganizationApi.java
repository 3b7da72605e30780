package dev.modelatlas.organization;

import java.util.List;

import jakarta.inject.Inject;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.country.Country;
import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.vocabulary.Language;
import dev.modelatlas.vocabulary.OrganizationBasis;

/** Where clients ask for organizations. */
@GraphQLApi
public class OrganizationApi {
    private final RequestRevisions revisions;
    private final OrganizationDirectory directory;
    private final OrganizationTallies tallies;
    private final OrganizationPages pages;

    @Inject
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
    @Description("The organization of a slug; null when the revision has none.")
    public Organization organization(
            @NonNull @Description("Slug of the organization, such as \"openai\".") String slug,
            @Description("Revision to read; the current one when left out.") Integer revision) {
        return directory.at(revisions.at(revision)).bySlug(slug).orElse(null);
    }

    @Query
    @Description("All organizations, those with the most models first unless told otherwise.")
    public OrganizationConnection organizations(
            @Description("Which organizations; all when left out.") OrganizationFilter filter,
            @Nullable @Description("What to sort by, most significant first; ties go by slug.")
                    List<@NonNull OrganizationOrder> orderBy,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before,
            @Description("Revision to read; that of the cursor when left out, else the current one.")
                    Integer revision) {
        var request = PageRequest.of(first, after, last, before);
        return pages.page(revisions.at(revision, request), filter, orderBy, request);
    }

    @Description("The organizations that have their headquarters there, those with the most models first.")
    public OrganizationConnection organizations(
            @Source Country country,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        var request = PageRequest.of(first, after, last, before);
        return pages.page(country, revisions.below(country.snapshot(), request), request);
    }

    @FromMemory
    @NonNull @Description("Name for display.")
    public String name(
            @Source Organization organization,
            @DefaultValue("EN") @Description("Language of the name; English where it is not known in it.")
                    Language language) {
        return organization.names().in(language);
    }

    @FromMemory
    @Nullable @Description("The organizations of this group, itself included; empty when it is counted under another one.")
    public List<@NonNull Organization> members(@Source Organization organization) {
        return organization.directory().members(organization);
    }

    @Description(
            "How many models count for it. GROUP counts those of all members, and none for an organization that is "
                    + "counted under another one.")
    public int modelCount(
            @Source Organization organization,
            @DefaultValue("RECORDED") @Description("When a model counts for an organization.")
                    OrganizationBasis basis) {
        return tallies.of(organization, basis).models();
    }
}
