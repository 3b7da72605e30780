package dev.modelatlas.model;

import java.time.LocalDate;
import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.vocabulary.Collaboration;
import dev.modelatlas.vocabulary.Confidence;
import dev.modelatlas.vocabulary.CountryBasis;
import dev.modelatlas.vocabulary.ModelAccessibility;
import dev.modelatlas.vocabulary.OrganizationBasis;
import dev.modelatlas.vocabulary.Sector;

/** Which models a client wants; every component may be null and then restricts nothing. */
@Input("ModelFilter")
@Description("Which models are wanted. Fields are joined by AND, the values of one list by OR; a field left out and an "
        + "empty list restrict nothing. A model whose value is unknown does not meet a bound on it.")
public record ModelFilter(
        @Description(
                "Every word of it is found in a name that the model bears or bore, in its slug, or in a name of an "
                        + "organization that made it (aliases and Korean names included), whatever case, accents and punctuation. "
                        + "Words of three letters or more are found within words, shorter ones where a word starts. A word "
                        + "that no name has at all is taken for a misspelling of the nearest that one has. At most 200 "
                        + "characters, and 10 words of at most 64 characters each.")
        String text,

        @Description("Released on this day or later.") LocalDate releasedFrom,
        @Description("Released on this day or earlier.") LocalDate releasedTo,

        @Nullable @Description("Slugs of organizations, as recorded: at least one took part.")
        List<@NonNull String> organizations,

        @Nullable @Description("Slugs of groups: an organization of at least one took part.")
        List<@NonNull String> groups,

        @Nullable @Description("ISO 3166-1 alpha-2 codes: the model counts for at least one, on countryBasis.")
        List<@NonNull String> countries,

        @Description("What countries goes by; left out, that of the enclosing field, else HEADQUARTERS.")
        CountryBasis countryBasis,

        @Nullable @Description("At least one of these sectors is involved.")
        List<@NonNull Sector> sectors,

        @Description("Made by one party or by several, on organizationBasis.")
        Collaboration collaboration,

        @Nullable @Description("Slugs of domains: the model has at least one.")
        List<@NonNull String> domains,

        @Nullable @Description("Slugs of tasks: the model has at least one.")
        List<@NonNull String> tasks,

        @Description("At least so many domains.") Integer minDomains,
        @Description("At most so many domains.") Integer maxDomains,
        @Description("At least so many tasks.") Integer minTasks,
        @Description("At most so many tasks.") Integer maxTasks,

        @Description("Training compute known and at least so many FLOP.")
        Double minTrainingFlop,

        @Description("Training compute known and at most so many FLOP.")
        Double maxTrainingFlop,

        @Description("Training compute known and below so many FLOP.")
        Double trainingFlopBelow,

        @Description("Whether the training compute is known.")
        Boolean computeKnown,

        @Description("Number of parameters known and at least this.")
        Double minParameters,

        @Description("Number of parameters known and at most this.")
        Double maxParameters,

        @Nullable @Description("One of these ways to reach the model.")
        List<@NonNull ModelAccessibility> accessibility,

        @Description("Whether it is known how the model can be reached.")
        Boolean accessibilityKnown,

        @Description("Whether any sector is known.") Boolean sectorKnown,

        @Nullable @Description("One of these degrees of confidence.")
        List<@NonNull Confidence> confidence,

        @Description("What collaboration goes by; left out, that of the enclosing field, else GROUP.")
        OrganizationBasis organizationBasis,

        @Nullable @Description("Every one of these filters holds, too.")
        List<@NonNull ModelFilter> all,

        @Nullable @Description("At least one of these filters holds, too.")
        List<@NonNull ModelFilter> any,

        @Description("This filter does not hold.") ModelFilter not) {

    /** The models of one domain. */
    static ModelFilter ofDomain(String slug) {
        return new ModelFilter(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(slug),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
