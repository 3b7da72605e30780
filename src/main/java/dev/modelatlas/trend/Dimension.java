package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;

/** What models are counted by. */
@Description("What models are counted by.")
public enum Dimension {
    @Description("Country, on the country basis of the trends; the key is the ISO 3166-1 alpha-2 code.")
    COUNTRY,
    @Description("Organization, on the organization basis of the trends; the key is the slug.")
    ORGANIZATION,
    @Description("Each domain of a model; the key is the slug.")
    DOMAIN,
    @Description("Each task of a model; the key is the slug.")
    TASK,
    @Description("Each sector involved; the key is the value of Sector, or UNKNOWN.")
    SECTOR,
    @Description("SOLE or JOINT, on the organization basis of the trends.")
    COLLABORATION,
    @Description("How many domains a model has: 0, 1, 2 or 3+.")
    DOMAIN_COUNT,
    @Description("How many tasks a model has: 0 to 4, or 5+.")
    TASK_COUNT,
    @Description("The value of ModelAccessibility, or UNKNOWN.")
    ACCESSIBILITY,
    @Description("The value of Confidence.")
    CONFIDENCE,
    @Description("The power of ten below the training compute in FLOP: 1e23, 1e24, ..., or unknown.")
    COMPUTE_MAGNITUDE
}
