package dev.modelatlas.model.filter;

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

/** Conditions that select models. A component that is null adds no condition. */
@Input("ModelFilter")
@Description(
        "Conditions that models must meet. All given fields must match; a list matches if any of its values matches. "
                + "An omitted field or an empty list matches every model. A minimum or maximum does not match a model "
                + "whose value is unknown.")
public record ModelFilter(
        @Description("Words that must all occur in the names of the model: its current and former names, its slug, the "
                + "names of its family, and the names of the organizations that developed it, with aliases "
                + "and Korean names. Case and accents do not matter. Words that are joined by a hyphen or a period, "
                + "as in `GPT-4`, must follow each other in one name; the characters `/`, `,`, `:`, `;`, `(` and `)` "
                + "separate words. Words of three letters or "
                + "two Korean syllables or more match inside other words; shorter words match only the start "
                + "of a word. A word that occurs in no name is replaced by the most similar words that occur "
                + "in names, up to five. These words differ from it by one letter, or by at most two letters if "
                + "it has more than seven letters. At most 200 characters and at most 10 words, each of at most 64 "
                + "characters.")
        String text,

        @Description("Released on this date or later.") LocalDate releasedFrom,
        @Description("Released on this date or earlier.") LocalDate releasedTo,

        @Nullable @Description("Slugs of organizations. At least one of these organizations developed the model. "
                + "Other organizations of the same group do not count.")
        List<@NonNull String> organizations,

        @Nullable @Description("Slugs of groups. At least one organization of these groups developed the model.")
        List<@NonNull String> groups,

        @Nullable @Description("ISO 3166-1 alpha-2 codes. The model is attributed to at least one of these countries "
                + "by the rule `countryBasis`.")
        List<@NonNull String> countries,

        @Description("Rule by which `countries` matches models. Default: `countryBasis` of the enclosing filter, else "
                + "the query field's argument of type `CountryBasis`, else HEADQUARTERS.")
        CountryBasis countryBasis,

        @Nullable @Description("The model has at least one of these sectors.")
        List<@NonNull Sector> sectors,

        @Description("SOLE selects models that one organization or group developed; JOINT selects models that "
                + "several developed. `organizationBasis` says whether organizations or groups are counted.")
        Collaboration collaboration,

        @Nullable @Description("Slugs of domains. The model has at least one of them.")
        List<@NonNull String> domains,

        @Nullable @Description("Slugs of tasks. The model has at least one of them.")
        List<@NonNull String> tasks,

        @Description("Minimum number of domains.") Integer minDomains,
        @Description("Maximum number of domains.") Integer maxDomains,
        @Description("Minimum number of tasks.") Integer minTasks,
        @Description("Maximum number of tasks.") Integer maxTasks,

        @Description("Minimum training compute in FLOP. Models with unknown compute do not match.")
        Double minTrainingFlop,

        @Description("Maximum training compute in FLOP. Models with unknown compute do not match.")
        Double maxTrainingFlop,

        @Description(
                "Upper limit of the training compute in FLOP, exclusive. Models with unknown compute do not match.")
        Double trainingFlopBelow,

        @Description("Selects models whose training compute is known (true) or unknown (false).")
        Boolean computeKnown,

        @Description("Minimum number of parameters. Models with an unknown number do not match.")
        Double minParameters,

        @Description("Maximum number of parameters. Models with an unknown number do not match.")
        Double maxParameters,

        @Nullable @Description("The model's accessibility is one of these values.")
        List<@NonNull ModelAccessibility> accessibility,

        @Description("Selects models whose accessibility is known (true) or unknown (false).")
        Boolean accessibilityKnown,

        @Description("Selects models with a known sector (true) or without one (false).")
        Boolean sectorKnown,

        @Nullable @Description("The model's confidence is one of these values.")
        List<@NonNull Confidence> confidence,

        @Description("Whether `collaboration` counts organizations or groups. Default: `organizationBasis` of the "
                + "enclosing filter, else the query field's argument of type `OrganizationBasis`, else GROUP.")
        OrganizationBasis organizationBasis,

        @Nullable @Description("Names of publishers. `Model.publisher` is one of them.")
        List<@NonNull String> publishers,

        @Nullable @Description("The model matches all of these filters.")
        List<@NonNull ModelFilter> all,

        @Nullable @Description("The model matches at least one of these filters.")
        List<@NonNull ModelFilter> any,

        @Description("The model does not match this filter.")
        ModelFilter not) {}
