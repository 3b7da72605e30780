package dev.modelatlas.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

import dev.modelatlas.country.Countries;
import dev.modelatlas.country.CountryTallies;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.organization.OrganizationTallies;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.text.SearchText;
import dev.modelatlas.text.Texts;
import dev.modelatlas.vocabulary.SearchHit;

/** Where clients look for anything by its name. */
@GraphQLApi
public class SearchApi {
    private static final int DEFAULT_FIRST = 10;
    /** Behind all ranks: what has no models is rarely meant. */
    private static final int WITHOUT_MODELS = SearchText.ELSEWHERE + 1;

    private record Hit(int rank, int models, SearchHit found) {}

    private final RequestRevisions revisions;
    private final Texts texts;
    private final SearchRepository repository;
    private final ModelReader reader;
    private final OrganizationDirectory directory;
    private final OrganizationTallies organizationTallies;
    private final Countries countries;
    private final CountryTallies countryTallies;

    @Inject
    SearchApi(
            RequestRevisions revisions,
            Texts texts,
            SearchRepository repository,
            ModelReader reader,
            OrganizationDirectory directory,
            OrganizationTallies organizationTallies,
            Countries countries,
            CountryTallies countryTallies) {
        this.revisions = revisions;
        this.texts = texts;
        this.repository = repository;
        this.reader = reader;
        this.directory = directory;
        this.organizationTallies = organizationTallies;
        this.countries = countries;
        this.countryTallies = countryTallies;
    }

    @Query
    @Nullable @Description(
            "The models, organizations and countries that a text means, in English or Korean, best first: those "
                    + "whose name it is, then those whose name begins with it, has it in one piece, has all its words; last, "
                    + "models that have a word only in the name of a maker, and what no model counts for. Among equals, "
                    + "countries and organizations with the most models come first, then the newest models. Models are found "
                    + "as by ModelFilter.text, organizations as by OrganizationFilter.text, countries as by CountryFilter.text.")
    public List<@NonNull SearchHit> search(
            @NonNull @Description(
                            "What to look for: at most 200 characters, and 10 words of at most 64 characters each; `GPT-4` is two words. Case, accents, width and "
                                    + "punctuation do not matter, and a misspelt word is taken for the nearest that a name has.")
                    String text,
            @DefaultValue("10") @Description("How many hits at most, 1 to 100.") Integer first,
            @Description("Revision to read; the current one when left out.") Integer revision) {
        var most = PageRequest.of(first == null ? DEFAULT_FIRST : first, null, null, null)
                .limit();
        var snapshot = revisions.at(revision);
        var wanted = texts.read(text, "text", snapshot.revision());
        var hits = new ArrayList<>(named(wanted, snapshot));
        hits.addAll(models(wanted, snapshot, most));
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::rank))
                .limit(most)
                .map(Hit::found)
                .toList();
    }

    /** Countries and organizations, each by key, those with the most models first. */
    private List<Hit> named(SearchText text, Snapshot snapshot) {
        var ranks = repository.ranks(text, text.organizationIds(), text.countryCodes());
        var atlas = countries.get(text.countryCodes(), snapshot).stream().map(country -> {
            var models = countryTallies.of(country, null).models();
            return new Hit(rank(ranks, "country", country.code(), models), models, country);
        });
        var makers = text.organizationIds().stream()
                .map(directory.at(snapshot)::byKey)
                .sorted(Comparator.comparing(organization -> organization.slug()))
                .map(organization -> {
                    var models = organizationTallies.of(organization, null).models();
                    var rank = rank(ranks, "organization", Integer.toString(organization.key()), models);
                    return new Hit(rank, models, organization);
                });
        return Stream.concat(atlas, makers)
                .sorted(Comparator.comparingInt(Hit::models).reversed())
                .toList();
    }

    private List<Hit> models(SearchText text, Snapshot snapshot, int most) {
        var rows = repository.models(text, snapshot.revision(), most);
        var found = reader.models(
                rows.stream().map(SearchRepository.RankedModel::row).toList(), snapshot);
        var hits = new ArrayList<Hit>();
        for (var place = 0; place < rows.size(); place++) {
            hits.add(new Hit(rows.get(place).rank(), 1, found.get(place)));
        }
        return hits;
    }

    private static int rank(Map<String, Map<String, Integer>> ranks, String table, String key, int models) {
        return models == 0 ? WITHOUT_MODELS : ranks.get(table).get(key);
    }
}
