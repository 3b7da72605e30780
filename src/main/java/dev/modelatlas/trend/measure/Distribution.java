package dev.modelatlas.trend.measure;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;

import dev.modelatlas.vocabulary.Name;

/**
 * The distribution of a property over one group of models: the models of one year, or the models that share one value of
 * a dimension.
 *
 * @param names the display names of the group, one of which the field {@code label(language)} returns; null if the group
 *     is a year
 */
@Description(
        "The distribution of a numeric property, such as training compute, over the models of one year or over the "
                + "models that share one value of a dimension. Quartiles are interpolated linearly between the "
                + "known values of the property.")
public record Distribution(
        @Ignore Name names,

        @Description("The year of release. Null if the models are grouped by a dimension.")
        Integer year,

        @Description("Key of the dimension's value: a code, slug, enum value or bucket, as described in `Dimension`. "
                + "Null if the models are grouped by year.")
        String key,

        @Description("Number of models of the year. If the models are grouped by a dimension, number of models in the "
                + "window of the trends that have the value `key`.")
        int modelCount,

        @Description("How many of the `modelCount` models have a known value of the property. Minimum, quartiles and "
                + "maximum describe only these models.")
        int known,

        @Description("Smallest known value. Null if no value is known.")
        Double min,

        @Description("First quartile: a quarter of the known values are at most this. Null if no value is known.")
        Double lowerQuartile,

        @Description("Median: half of the known values are at most this. Null if no value is known.")
        Double median,

        @Description("Third quartile: three quarters of the known values are at most this. Null if no value is known.")
        Double upperQuartile,

        @Description("Largest known value. Null if no value is known.")
        Double max) {

    /**
     * @param spread the distribution that the database computed; null when the property is unknown for all of the
     *     models
     */
    static Distribution of(Name names, Integer year, String key, int modelCount, MeasureRows.Spread spread) {
        return spread == null
                ? new Distribution(names, year, key, modelCount, 0, null, null, null, null, null)
                : new Distribution(
                        names,
                        year,
                        key,
                        modelCount,
                        spread.known(),
                        spread.smallest(),
                        spread.lowerQuartile(),
                        spread.median(),
                        spread.upperQuartile(),
                        spread.largest());
    }
}
