package dev.modelatlas.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

/** Resolves the search over models, organizations and countries. */
@GraphQLApi
public class SearchApi {
    private static final int DEFAULT_FIRST = 10;
    /** The rank of organizations and countries without models, which come last: clients rarely look for them. */
    private static final int WITHOUT_MODELS = SearchText.ELSEWHERE + 1;

    private record Hit(int rank, int models, SearchHit found) {}

    private final RequestRevisions revisions;
    private final Texts texts;
    private final SearchRepository repository;
    private final ModelMapper mapper;
    private final OrganizationDirectory directory;
    private final OrganizationTallies organizationTallies;
    private final Countries countries;
    private final CountryTallies countryTallies;

    SearchApi(
            RequestRevisions revisions,
            Texts texts,
            SearchRepository repository,
            ModelMapper mapper,
            OrganizationDirectory directory,
            OrganizationTallies organizationTallies,
            Countries countries,
            CountryTallies countryTallies) {
        this.revisions = revisions;
        this.texts = texts;
        this.repository = repository;
        this.mapper = mapper;
        this.directory = directory;
        this.organizationTallies = organizationTallies;
        this.countries = countries;
        this.countryTallies = countryTallies;
    }

    @Query
    @Nullable @Description("Models, organizations and countries whose names match a text in English or Korean. The "
            + "best matches come first: names that equal the text, then names that start with the text, then names "
            + "that contain the text at the start of a word, then names that contain each word of the text. Next come "
            + "results for which no single name contains all words, but each word occurs in some name of the result "
            + "or, for a model, of one of its organizations. "
            + "Within each of these levels, organizations and countries come "
            + "before models. Organizations and countries are sorted by number of models, highest first. Of the models, "
            + "those come first of which a name equals the beginning or the end of the text, as in `OpenAI GPT-5`, "
            + "then those of which a name contains the most parts of the text as whole words, then the newest. Organizations and countries without models come after all other results. Matching follows "
            + "`ModelFilter.text`, `OrganizationFilter.text` and `CountryFilter.text`.")
    public List<@NonNull SearchHit> search(
            @NonNull @Description("Text to search for: at most 200 characters and at most 10 words, each of at most "
                            + "64 characters. `GPT-4` counts as two words, which must follow each other in a name. "
                            + "If several words of letters are joined, as in `claude-4-sonnet`, and no name has them next "
                            + "to each other, the words are found separately. Case, accents and full-width forms do not matter. A misspelt word is replaced by the "
                            + "most similar words that occur in names.")
                    String text,
            @DefaultValue("10") @Description("Maximum number of results, 1 to 100.") Integer first,
            @Description("Revision to read. Default: the current one.") Integer revision) {
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

    /** Finds organizations and countries by name, those with the most models first. */
    private List<Hit> named(SearchText text, Snapshot snapshot) {
        var ranks = repository.ranks(text, snapshot.revision(), text.organizationIds(), text.countryCodes());
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
        var found = mapper.models(
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
