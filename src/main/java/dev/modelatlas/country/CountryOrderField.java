package dev.modelatlas.country;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;

import dev.modelatlas.sql.Keyset;

/** The fields by which countries can be sorted. */
@Description("Fields that countries can be sorted by.")
public enum CountryOrderField {
    @Description("Number of models that the `basis` of the filter attributes to the country.")
    MODEL_COUNT(Integer.class),
    @Description("English name, ignoring case and accents.")
    NAME(String.class),
    @Description("Korean name, ignoring case. In ascending order, names that begin with a Hangul letter come first.")
    KOREAN_NAME(String.class),
    @Description("Release date of the first model that the `basis` of the filter attributes to the country.")
    FIRST_RELEASE(LocalDate.class);

    private final Class<?> type;

    CountryOrderField(Class<?> type) {
        this.type = type;
    }

    Keyset.Key key(boolean descending) {
        return new Keyset.Key(name(), descending, this == FIRST_RELEASE, type);
    }

    /** The sort value of a country; null when unknown. */
    Object value(Country country, ModelTally tally) {
        return switch (this) {
            case MODEL_COUNT -> tally.models();
            case NAME -> country.nameKey();
            case KOREAN_NAME -> country.names().koreanKey();
            case FIRST_RELEASE -> tally.firstRelease();
        };
    }
}
