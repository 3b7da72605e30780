package dev.modelatlas.trend.measure;

import java.util.List;
import java.util.concurrent.CompletionStage;

import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.Batch;
import dev.modelatlas.graphql.PageArguments;
import dev.modelatlas.model.ModelConnection;
import dev.modelatlas.model.NestedModels;
import dev.modelatlas.trend.Trends;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.value.NumberText;

/** Resolves the fields of {@code Trends} that are not counts of models: compute, quartiles and thresholds. */
@GraphQLApi
public class MeasureApi {
    private static final int MOST_VALUES = 100;
    private static final int MOST_LEVELS = 20;
    private static final List<Double> LEVELS = List.of(1e25, 1e26);

    private final Measures measures;
    private final NestedModels models;

    MeasureApi(Measures measures, NestedModels models) {
        this.measures = measures;
        this.models = models;
    }

    @Nullable @Description(
            "Training compute for each value of a dimension. Sorted by the sum of the known compute, highest first; "
                    + "values without known compute come last. `known` is the number of models whose compute is known.")
    public List<@NonNull ComputeShare> compute(
            Context context,
            @Source Trends trends,
            @NonNull @Description("Dimension to group by.") Dimension by,
            @Description("Maximum number of values, 1 to 100. Default: all values.") Integer top) {
        if (top != null && (top < 1 || top > MOST_VALUES)) {
            throw ApiException.badInput("top", "`top` must be from 1 to " + MOST_VALUES + ", but is " + top + ".");
        }
        return measures.shares(trends.counts(), by, top, Batch.isSelected(context, "largest"));
    }

    @Nullable @Description("Minimum, quartiles and maximum of a property of the models: for every year of the window, "
            + "or for each value of a dimension over the whole window. Values are sorted by number of models, highest "
            + "first.")
    public List<@NonNull Distribution> distribution(
            @Source Trends trends,
            @NonNull @Description("Property whose values are summarized.") Measure of,
            @Description("Dimension to group by. Default: the year of release.") Dimension by) {
        return measures.distribution(trends.counts(), of, by);
    }

    @Nullable @Description(
            "For each level of training compute, the numbers of models that certainly reach the level, that reach it "
                    + "by estimate, and that possibly reach it.")
    public List<@NonNull Threshold> thresholds(
            @Source Trends trends,
            @Nullable @Description("Levels in FLOP, at most 20, each from 1 to 1e300. Default: 1e25 and 1e26.")
                    List<@NonNull Double> flop) {
        if (flop != null && flop.size() > MOST_LEVELS) {
            throw ApiException.badInput(
                    "flop", "`flop` has " + flop.size() + " levels. The limit is " + MOST_LEVELS + ".");
        }
        var levels = flop == null ? LEVELS : flop;
        levels.forEach(MeasureApi::check);
        return measures.thresholds(trends.counts(), levels);
    }

    @Nullable @Description("For each value of a dimension, the first model whose estimated training compute reaches a "
            + "level. Sorted by release date, earliest first, then by key. Values that reached the level "
            + "before the window are not listed.")
    public List<@NonNull CatchUp> catchUp(
            @Source Trends trends,
            @NonNull @Description("Level in FLOP, from 1 to 1e300.") Double flop,
            @DefaultValue("COUNTRY") @Description("Dimension to group by.") Dimension by) {
        check(flop);
        return measures.catchUp(trends.counts(), flop, by == null ? Dimension.COUNTRY : by);
    }

    @Description("Models that reach the level with the given certainty; for UNKNOWN, models without an estimate. Newest"
            + " first.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source Threshold threshold,
            @NonNull @Description("How certain it is that the models reach the level.") Certainty certainty,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        var counts = threshold.counts();
        var group = counts.scope()
                .group(
                        certainty.condition("m.training_flop", Certainty.FACTOR, "k.key::float8"),
                        Double.toString(threshold.flop()),
                        counts.window().from(),
                        counts.window().to());
        return models.page(context, group, null, first, after, last, before);
    }

    private static void check(Double flop) {
        if (!(flop >= Certainty.LOWEST && flop <= Certainty.HIGHEST)) {
            throw ApiException.badInput(
                    "flop",
                    "`flop` must be a training compute from 1 to 1e300 FLOP, but is " + NumberText.of(flop) + ".");
        }
    }
}
