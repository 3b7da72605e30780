package dev.modelatlas.model;

import java.time.LocalDate;
import java.util.function.Function;

import org.eclipse.microprofile.graphql.Description;

import dev.modelatlas.sql.Keyset;

/** The fields by which models can be sorted. */
@Description("Fields that models can be sorted by.")
public enum ModelOrderField {
    @Description("Date of release.")
    RELEASED_ON("released_on", false, LocalDate.class, row -> row.releasedOn),
    @Description("Name, ignoring case.")
    NAME("name_key", false, String.class, row -> row.nameKey),
    @Description("Training compute.")
    TRAINING_COMPUTE("training_flop", true, Double.class, row -> row.trainingFlop),
    @Description("Number of parameters.")
    PARAMETERS("parameters", true, Double.class, row -> row.parameters);

    private final String column;
    private final boolean nullable;
    private final Class<?> type;
    private final Function<ModelEntity, Object> value;

    ModelOrderField(String column, boolean nullable, Class<?> type, Function<ModelEntity, Object> value) {
        this.column = column;
        this.nullable = nullable;
        this.type = type;
        this.value = value;
    }

    Keyset.Key key(boolean descending) {
        return new Keyset.Key(column, descending, nullable, type);
    }

    /** The sort value of a model; null when unknown. */
    Object value(ModelEntity row) {
        return value.apply(row);
    }
}
