package dev.modelatlas.trend;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.model.Model;

/** A model that set a record for known training compute. */
@Description("A model whose known training compute exceeded that of every earlier model.")
public record FrontierPoint(
        @NonNull @Description("The model that set the record. If several models exceeded the previous record on the "
                + "same day, this is the model with the most training compute; in a tie, the first of them by slug.")
        Model model,

        @Description("Training compute of the model in FLOP.")
        double flop,

        @Description("Previous record in FLOP, possibly from before the window of the trends. Null for the first "
                + "record.")
        Double previousFlop,

        @Description("Ratio to the previous record, `flop` / `previousFlop`; null for the first record.")
        Double factor) {

    static FrontierPoint of(Model model, double flop, Double previousFlop) {
        var factor = previousFlop == null ? Double.NaN : flop / previousFlop;
        return new FrontierPoint(model, flop, previousFlop, Double.isFinite(factor) ? factor : null);
    }
}
