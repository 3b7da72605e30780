package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.Model;

/** A record of training compute. */
@Description("A model whose known training compute exceeded that of all models before it.")
public record FrontierPoint(
        @NonNull @Description("The model; of several on one day the largest, then the first by slug.")
        Model model,

        @Description("Its training compute in FLOP.") double flop,

        @Description("The record before it in FLOP, which may be older than the window; null when it is the first.")
        Double previousFlop,

        @Description("How many times the record before it, flop / previousFlop; null when it is the first.")
        Double factor) {

    static FrontierPoint of(Model model, double flop, Double previousFlop) {
        var factor = previousFlop == null ? Double.NaN : flop / previousFlop;
        return new FrontierPoint(model, flop, previousFlop, Double.isFinite(factor) ? factor : null);
    }
}
