package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** The rule that decides to which countries a model is attributed. The model counts once for each of them. */
@Description("Rule by which a model is attributed to countries. The model counts at most once for each country.")
public enum CountryBasis {
    @Description(
            "Countries that the source records for the model. Sources change how they record countries, so results are "
                    + "not comparable across revisions.")
    RECORDED("recorded_countries"),
    @Description("Headquarters of each organization of the model. If any headquarters are unknown, or no organization "
            + "is recorded, the model also counts for the countries that the source records.")
    HEADQUARTERS("headquarters_countries"),
    @Description("Headquarters of the group of each organization. For example, a model of DeepMind counts for the "
            + "US, because DeepMind belongs to the group of Google. If any headquarters are unknown, or no "
            + "organization is recorded, the model also counts for the countries that the source records.")
    GROUP_HEADQUARTERS("group_headquarters_countries");

    private final String column;

    CountryBasis(String column) {
        this.column = column;
    }

    /**
     * Column of the view {@code model_facts} with the codes of the countries to which this basis attributes a model.
     */
    public String column() {
        return column;
    }
}
