package dev.modelatlas.site;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import dev.modelatlas.country.Countries;
import dev.modelatlas.country.Country;
import dev.modelatlas.country.CountryTallies;
import dev.modelatlas.country.ModelTally;
import dev.modelatlas.model.Model;
import dev.modelatlas.model.ModelRepository;
import dev.modelatlas.model.ModelSlugRepository;
import dev.modelatlas.organization.Organization;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.organization.OrganizationTallies;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.OrganizationBasis;

/**
 * Finds the model, organization or country that a URL names, and describes it for crawlers that run no scripts. Its
 * methods need an active request scope.
 */
@Singleton
class Items {
    private final RequestRevisions revisions;
    private final ModelRepository models;
    private final ModelSlugRepository slugs;
    private final OrganizationDirectory organizations;
    private final OrganizationTallies organizationTallies;
    private final Countries countries;
    private final CountryTallies countryTallies;

    Items(
            RequestRevisions revisions,
            ModelRepository models,
            ModelSlugRepository slugs,
            OrganizationDirectory organizations,
            OrganizationTallies organizationTallies,
            Countries countries,
            CountryTallies countryTallies) {
        this.revisions = revisions;
        this.models = models;
        this.slugs = slugs;
        this.organizations = organizations;
        this.organizationTallies = organizationTallies;
        this.countries = countries;
        this.countryTallies = countryTallies;
    }

    /**
     * The page of a model, an organization or a country.
     *
     * @throws dev.modelatlas.graphql.ApiException REVISION_NOT_FOUND when the revision does not exist, NOT_FOUND when
     *     the slug or code exists at no revision
     */
    ItemPage page(ItemRequest request) {
        var kind = request.kind();
        var spelled = kind.spelled(request.key());
        if (!kind.canBe(spelled)) {
            throw request.unknown();
        }
        var snapshot = revisions.at(request.revision());
        return switch (kind) {
            case MODELS -> model(request, spelled, snapshot);
            case ORGANIZATIONS -> organization(request, spelled, snapshot);
            case COUNTRIES ->
                countries
                        .find(spelled, snapshot)
                        .map(country -> country(request, country))
                        .orElseThrow(request::unknown);
        };
    }

    /** The number of the revision at which the requested index page is shown. */
    int revision(ItemRequest request) {
        return revisions.at(request.revision()).revision();
    }

    private ItemPage model(ItemRequest request, String slug, Snapshot snapshot) {
        var model = models.bySlugs(snapshot, List.of(slug)).get(slug);
        if (model != null) {
            return model(request, model);
        }
        if (!slugs.exists(slug)) {
            throw request.unknown();
        }
        return elsewhere(request, slug, snapshot);
    }

    private ItemPage organization(ItemRequest request, String slug, Snapshot snapshot) {
        var found = organizations.at(snapshot).bySlug(slug);
        if (found.isPresent()) {
            return organization(request, found.get());
        }
        if (!snapshot.pinned()
                || organizations.at(revisions.at(null)).bySlug(slug).isEmpty()) {
            throw request.unknown();
        }
        return elsewhere(request, slug, snapshot);
    }

    private static ItemPage elsewhere(ItemRequest request, String key, Snapshot snapshot) {
        var message = request.texts().elsewhere(key, snapshot.revision());
        return new ItemPage(key, snapshot.revision(), request.head(message, message, false, List.of(), ""));
    }

    private ItemPage model(ItemRequest request, Model model) {
        var texts = request.texts();
        var makers =
                names(model.organizations().stream().map(Organization::names).toList(), request);
        var attributed = countries.get(model.countryCodes(null), model.snapshot());
        var flop =
                model.trainingCompute() == null ? null : model.trainingCompute().getScientific();
        var about = texts.aboutModel(
                makers, names(attributed.stream().map(Country::names).toList(), request), model.releasedOn(), flop);
        var links = new StringBuilder();
        model.organizations()
                .forEach(maker -> links.append(request.link(ItemKind.ORGANIZATIONS, maker.slug(), maker.names())));
        attributed.forEach(country -> links.append(request.link(ItemKind.COUNTRIES, country.code(), country.names())));
        var head = head(
                request,
                texts.modelTitle(model.name(), makers, model.releasedOn().getYear()),
                model.name(),
                about,
                links.toString(),
                StructuredData.model(model, texts.language()));
        return new ItemPage(model.slug(), model.snapshot().revision(), head);
    }

    private ItemPage organization(ItemRequest request, Organization organization) {
        var texts = request.texts();
        var name = organization.names().in(texts.language());
        var tally = organizationTallies.of(organization, null);
        // A group may have models through its subsidiaries only.
        var isGroup = tally.models() == 0;
        if (isGroup) {
            tally = organizationTallies.of(organization, OrganizationBasis.GROUP);
        }
        var revision = organization.snapshot().revision();
        var home = organization.headquarters();
        var about = texts.aboutOrganization(
                name, home == null ? "" : home.names().in(texts.language()), tally, isGroup, revision);
        var head = head(
                request,
                texts.organizationTitle(name, tally.models(), isGroup, revision),
                name,
                about,
                home == null ? "" : request.link(ItemKind.COUNTRIES, home.code(), home.names()),
                StructuredData.organization(organization, texts.language()));
        return new ItemPage(organization.slug(), revision, head);
    }

    private ItemPage country(ItemRequest request, Country country) {
        var texts = request.texts();
        var name = country.names().in(texts.language());
        var all = countryTallies.at(country.snapshot(), null).values();
        var tally = countryTallies.of(country, null);
        var title = texts.countryTitle(name, tally.models(), rank(tally, all), isTied(tally, all));
        var about = texts.aboutCountry(name, tally, country.snapshot().revision());
        var head = head(request, title, name, about, "", StructuredData.country(country, texts.language()));
        return new ItemPage(country.code(), country.snapshot().revision(), head);
    }

    /** The rank by number of models. Countries with equal numbers share a rank: 1, 2, 2, 4. */
    private static int rank(ModelTally tally, Collection<ModelTally> all) {
        return 1
                + (int) all.stream()
                        .filter(other -> other.models() > tally.models())
                        .count();
    }

    private static boolean isTied(ModelTally tally, Collection<ModelTally> all) {
        return all.stream().filter(other -> other.models() == tally.models()).count() > 1;
    }

    private static PageHead head(
            ItemRequest request, String title, String name, String about, String links, Map<String, Object> data) {
        var kind = request.kind();
        var body = "<h1>" + Markup.text(name) + "</h1>\n<p class=\"lede\">" + Markup.text(about) + "</p>\n"
                + (links.isEmpty() ? "" : "<ul>" + links + "</ul>\n");
        var breadcrumb = StructuredData.breadcrumb(kind, request.texts().all(kind), request.path(), name);
        return request.head(title, about, true, List.of(data, breadcrumb), body);
    }

    private static String names(List<Name> names, ItemRequest request) {
        return names.stream().map(name -> name.in(request.texts().language())).collect(Collectors.joining(", "));
    }
}
