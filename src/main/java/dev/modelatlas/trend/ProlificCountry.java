package dev.modelatlas.trend;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.country.Country;

/** A country and its most prolific organizations. */
@Description("A country and its organizations that released at least `minModels` models in one year.")
public record ProlificCountry(
        @Description("Rank by number of organizations; ties share a rank (1, 2, 2, 4).")
        int rank,

        @Description("Whether another country has the same number of organizations.")
        boolean tied,

        @NonNull @Description("Country in which the organizations are counted, by the `countryBasis` of the trends. "
                + "HEADQUARTERS counts an organization at its own headquarters, GROUP_HEADQUARTERS at those of its "
                + "group. With RECORDED, or if the headquarters are unknown, the organization is counted in each "
                + "country recorded for its models; in each of these countries, only the models recorded for that "
                + "country count.")
        Country country,

        @Description("Number of organizations in `organizations`.")
        int organizationCount,

        @Description(
                "The organizations, ranked within the country by number of models in the year. `share` is relative to "
                        + "all models of the year that match the filter of the trends.")
        List<@NonNull RankedCount> organizations) {}
