package dev.modelatlas.organization;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;

import dev.modelatlas.country.ModelTally;
import dev.modelatlas.sql.Keyset;

/** The fields by which organizations can be sorted. */
@Description("Fields that organizations can be sorted by.")
public enum OrganizationOrderField {
    @Description("Number of models that the organization developed (basis RECORDED). Models of other "
            + "organizations of its group do not count.")
    MODEL_COUNT(Integer.class),
    @Description("English name, ignoring case.")
    NAME(String.class),
    @Description("Korean name, ignoring case. In ascending order, names that begin with a Hangul letter come first.")
    KOREAN_NAME(String.class),
    @Description("Release date of the first model that the organization developed (basis RECORDED). Models of other "
            + "organizations of its group do not count.")
    FIRST_RELEASE(LocalDate.class);

    private final Class<?> type;

    OrganizationOrderField(Class<?> type) {
        this.type = type;
    }

    Keyset.Key key(boolean descending) {
        return new Keyset.Key(name(), descending, this == FIRST_RELEASE, type);
    }

    /** The sort value of an organization; null when unknown. */
    Object value(Organization organization, ModelTally tally) {
        return switch (this) {
            case MODEL_COUNT -> tally.models();
            case NAME -> organization.nameKey();
            case KOREAN_NAME -> organization.names().koreanKey();
            case FIRST_RELEASE -> tally.firstRelease();
        };
    }
}
