package dev.modelatlas.trend.count;

import org.eclipse.microprofile.graphql.Description;

/** The dimensions by which models are counted. */
@Description(
        "A property by which trends count models, such as country or sector. A model that has several values, such "
                + "as two countries, counts once for each.")
public enum Dimension {
    @Description("Country, by the `countryBasis` of the trends; the key is the ISO 3166-1 alpha-2 code.")
    COUNTRY,
    @Description("Organization or group, depending on the `organizationBasis` of the trends; the key is the slug.")
    ORGANIZATION,
    @Description("Domain; the key is the slug.")
    DOMAIN,
    @Description("Task; the key is the slug.")
    TASK,
    @Description("Sector; the key is a value of `Sector`, or UNKNOWN.")
    SECTOR,
    @Description(
            "Collaboration of organizations or groups, depending on the `organizationBasis` of the trends; the key is SOLE or JOINT.")
    COLLABORATION,
    @Description("Number of domains of the model; the key is 0, 1, 2 or 3+.")
    DOMAIN_COUNT,
    @Description("Number of tasks of the model; the key is 0 to 4, or 5+.")
    TASK_COUNT,
    @Description("Accessibility; the key is a value of `ModelAccessibility`, or UNKNOWN.")
    ACCESSIBILITY,
    @Description("Confidence; the key is a value of `Confidence`.")
    CONFIDENCE,
    @Description("Training compute in FLOP, rounded down to a power of ten; the key is this power, such as 1e23, or "
            + "0 for less than 1 FLOP, or `unknown` for unknown compute.")
    COMPUTE_MAGNITUDE,
    @Description("Openness; the key is OPEN_WEIGHTS for the three OPEN_WEIGHTS_* values of `ModelAccessibility`, "
            + "CLOSED for its other values, or UNKNOWN if no accessibility is recorded.")
    OPENNESS,
    @Description("Task family. A family combines tasks that published reports count as one; any other task is a family "
            + "of its own. The key is LANGUAGE_MODELING for language modeling, language generation and language "
            + "modeling/generation; SPEECH_RECOGNITION for the two tasks of speech recognition; the slug for any "
            + "other task.")
    TASK_FAMILY,
    @Description("Number of task families of the model (see TASK_FAMILY); the key is 0 to 4, or 5+.")
    TASK_FAMILY_COUNT
}
