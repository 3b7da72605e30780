package dev.modelatlas.country;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;

import dev.modelatlas.sql.Keyset;

/** What countries can be sorted by. */
@Description("What countries can be sorted by.")
public enum CountryOrderField {
    @Description("Number of models, on the basis of the filter.")
    MODEL_COUNT(Integer.class),
    @Description("English name.")
    NAME(String.class),
    @Description("Release of the first model, on the basis of the filter.")
    FIRST_RELEASE(LocalDate.class);

    private final Class<?> type;

    CountryOrderField(Class<?> type) {
        this.type = type;
    }

    Keyset.Key key(boolean descending) {
        return new Keyset.Key(name(), descending, this == FIRST_RELEASE, type);
    }

    /** What a country is sorted by; null when unknown. */
    Object value(Country country, ModelTally tally) {
        return switch (this) {
            case MODEL_COUNT -> tally.models();
            case NAME -> country.names().english();
            case FIRST_RELEASE -> tally.firstRelease();
        };
    }
}
