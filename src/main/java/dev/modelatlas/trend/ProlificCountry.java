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

        @NonNull @Description("Country in which the organizations are listed, by the `countryBasis` of the trends. "
                + "With HEADQUARTERS, this is the country of an organization's own headquarters; with "
                + "GROUP_HEADQUARTERS, the country of its group's headquarters. With RECORDED, or if the headquarters "
                + "are unknown, an organization is listed in each country recorded for its models. Each of these "
                + "countries counts only those models of the organization that are recorded for this country.")
        Country country,

        @Description("Number of organizations in `organizations`.")
        int organizationCount,

        @Description(
                "The organizations, ranked within the country by number of models in the year. `share` is relative to "
                        + "all models of the year that match the filter of the trends.")
        List<@NonNull RankedCount> organizations) {}
