package dev.modelatlas.trend;

import java.util.List;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.country.Country;

/** A country and its busiest organizations. */
@Description("A country and its organizations that released at least so many models in one year.")
public record ProlificCountry(
        @Description("Place by number of such organizations (1, 2, 2, 4).")
        int rank,

        @Description("Whether another country has as many.") boolean tied,

        @NonNull @Description("The country of the organizations: on the country basis HEADQUARTERS that of their own "
                + "headquarters, on GROUP_HEADQUARTERS that of their group's. On RECORDED, and where headquarters are "
                + "unknown, an organization counts for a country with the models that record that country.")
        Country country,

        @Description("How many organizations.") int organizationCount,

        @Description("These organizations, ranked within the country by their models of the year; share is their part "
                + "of all models of the year under the same filter.")
        List<@NonNull RankedCount> organizations) {}
