package dev.modelatlas.organization;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;

import dev.modelatlas.country.ModelTally;
import dev.modelatlas.sql.Keyset;

/** What organizations can be sorted by. */
@Description("What organizations can be sorted by.")
public enum OrganizationOrderField {
    @Description("Number of models, as recorded.")
    MODEL_COUNT(Integer.class),
    @Description("English name, whatever its case.")
    NAME(String.class),
    @Description("Release of the first model, as recorded.")
    FIRST_RELEASE(LocalDate.class);

    private final Class<?> type;

    OrganizationOrderField(Class<?> type) {
        this.type = type;
    }

    Keyset.Key key(boolean descending) {
        return new Keyset.Key(name(), descending, this == FIRST_RELEASE, type);
    }

    /** What a organization is sorted by; null when unknown. */
    Object value(Organization organization, ModelTally tally) {
        return switch (this) {
            case MODEL_COUNT -> tally.models();
            case NAME -> organization.nameKey();
            case FIRST_RELEASE -> tally.firstRelease();
        };
    }
}
