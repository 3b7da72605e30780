package dev.modelatlas.trend;

import java.util.concurrent.CompletionStage;

import io.smallrye.graphql.api.Context;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.graphql.PageArguments;
import dev.modelatlas.model.ModelConnection;
import dev.modelatlas.model.ModelGroup;
import dev.modelatlas.model.NestedModels;
import dev.modelatlas.vocabulary.Language;

/** Resolves {@code label} and {@code models} of trend entries. Both are computed only when the client selects them. */
@GraphQLApi
public class TrendEntryApi {
    private final NestedModels models;

    TrendEntryApi(NestedModels models) {
        this.models = models;
    }

    @FromMemory
    @NonNull @Description("Display name of the key.")
    public String label(
            @Source Series series, @DefaultValue("EN") @Description("Language of the label.") Language language) {
        return series.names().in(language);
    }

    @FromMemory
    @NonNull @Description("Display name of the key.")
    public String label(
            @Source RankedCount count, @DefaultValue("EN") @Description("Language of the label.") Language language) {
        return count.names().in(language);
    }

    @FromMemory
    @NonNull @Description("Display name of the key.")
    public String label(
            @Source First first, @DefaultValue("EN") @Description("Language of the label.") Language language) {
        return first.names().in(language);
    }

    @Description("The counted models, newest first.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source YearTrend year,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        return page(context, year.group(), first, after, last, before);
    }

    @Description("The counted models, newest first.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source Series series,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        return page(context, series.group(), first, after, last, before);
    }

    @Description("The counted models, newest first.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source SeriesYear year,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        return page(context, year.group(), first, after, last, before);
    }

    @Description("The counted models, newest first.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source RankedCount count,
            @Description(PageArguments.FIRST) Integer first,
            @Description(PageArguments.AFTER) String after,
            @Description(PageArguments.LAST) Integer last,
            @Description(PageArguments.BEFORE) String before) {
        return page(context, count.group(), first, after, last, before);
    }

    private CompletionStage<ModelConnection> page(
            Context context, ModelGroup group, Integer first, String after, Integer last, String before) {
        return models.page(context, group, null, first, after, last, before);
    }
}
