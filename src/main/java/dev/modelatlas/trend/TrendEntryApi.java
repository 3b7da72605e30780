package dev.modelatlas.trend;

import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;

import io.smallrye.graphql.api.Context;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

import dev.modelatlas.graphql.FromMemory;
import dev.modelatlas.model.ModelConnection;
import dev.modelatlas.model.ModelGroup;
import dev.modelatlas.model.NestedModels;
import dev.modelatlas.vocabulary.Language;

/** What the entries of computed lists say on request: their label, and the models they count. */
@GraphQLApi
public class TrendEntryApi {
    private final NestedModels models;

    @Inject
    TrendEntryApi(NestedModels models) {
        this.models = models;
    }

    @FromMemory
    @NonNull @Description("The key as people read it.")
    public String label(
            @Source Series series, @DefaultValue("EN") @Description("In which language.") Language language) {
        return series.names().in(language);
    }

    @FromMemory
    @NonNull @Description("The key as people read it.")
    public String label(
            @Source RankedCount count, @DefaultValue("EN") @Description("In which language.") Language language) {
        return count.names().in(language);
    }

    @FromMemory
    @NonNull @Description("The key as people read it.")
    public String label(@Source First first, @DefaultValue("EN") @Description("In which language.") Language language) {
        return first.names().in(language);
    }

    @Description("The models counted, the newest first.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source YearTrend year,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        return page(context, year.group(), first, after, last, before);
    }

    @Description("The models counted, the newest first.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source Series series,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        return page(context, series.group(), first, after, last, before);
    }

    @Description("The models counted, the newest first.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source SeriesYear year,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        return page(context, year.group(), first, after, last, before);
    }

    @Description("The models counted, the newest first.")
    public CompletionStage<ModelConnection> models(
            Context context,
            @Source RankedCount count,
            @Description("How many of the first, 1 to 100; 20 when neither first nor last is given.") Integer first,
            @Description("Cursor that the page starts after.") String after,
            @Description("How many of the last, 1 to 100.") Integer last,
            @Description("Cursor that the page ends before.") String before) {
        return page(context, count.group(), first, after, last, before);
    }

    private CompletionStage<ModelConnection> page(
            Context context, ModelGroup group, Integer first, String after, Integer last, String before) {
        return models.page(context, group, null, first, after, last, before);
    }
}
