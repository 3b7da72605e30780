package dev.modelatlas.model;

import java.time.LocalDate;
import java.util.function.Function;

import org.eclipse.microprofile.graphql.Description;

import dev.modelatlas.sql.Keyset;

/** What models can be sorted by. */
@Description("What models can be sorted by.")
public enum ModelOrderField {
    @Description("Day of release.")
    RELEASED_ON("released_on", false, LocalDate.class, ModelRow::releasedOn),
    @Description("Name, whatever its case.")
    NAME("name_key", false, String.class, ModelRow::nameKey),
    @Description("Training compute.")
    TRAINING_COMPUTE("training_flop", true, Double.class, ModelRow::trainingFlop),
    @Description("Number of parameters.")
    PARAMETERS("parameters", true, Double.class, ModelRow::parameters);

    private final String column;
    private final boolean nullable;
    private final Class<?> type;
    private final Function<ModelRow, Object> value;

    ModelOrderField(String column, boolean nullable, Class<?> type, Function<ModelRow, Object> value) {
        this.column = column;
        this.nullable = nullable;
        this.type = type;
        this.value = value;
    }

    Keyset.Key key(boolean descending) {
        return new Keyset.Key(column, descending, nullable, type);
    }

    /** What a model is sorted by; null when unknown. */
    Object value(ModelRow row) {
        return value.apply(row);
    }
}
