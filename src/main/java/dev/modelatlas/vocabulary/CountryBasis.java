package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** Which countries a model counts for, once each. */
@Description("Which countries a model counts for, once each.")
public enum CountryBasis {
    @Description(
            "The countries that the source records for the model itself. Sources change how they record: not comparable across revisions.")
    RECORDED("recorded_countries"),
    @Description("The headquarters of each of its organizations; where one is unknown, also the recorded countries.")
    HEADQUARTERS("headquarters_countries"),
    @Description(
            "The headquarters of the group of each of its organizations (DeepMind belongs to Google, US); where one is unknown, also the recorded countries.")
    GROUP_HEADQUARTERS("group_headquarters_countries");

    private final String column;

    CountryBasis(String column) {
        this.column = column;
    }

    /** Column of the view {@code model_facts} that holds the codes of these countries. */
    public String column() {
        return column;
    }
}
