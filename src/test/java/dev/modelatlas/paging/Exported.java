package dev.modelatlas.paging;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

import dev.modelatlas.graphql.Direction;
import dev.modelatlas.model.ModelOrder;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

/** A model as in the export of a revision, and the orders of models in plain Java. */
record Exported(String slug, String name, LocalDate releasedOn, Double parameters, Double trainingFlop) {

    /** Parses an export. */
    static List<Exported> of(String csv) {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(new StringReader(csv))) {
            return rows.stream().map(Exported::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exported of(CSVRecord row) {
        return new Exported(
                row.get("slug"),
                row.get("name"),
                LocalDate.parse(row.get("released_on")),
                figure(row.get("parameters")),
                figure(row.get("training_flop")));
    }

    private static Double figure(String cell) {
        return cell.isEmpty() ? null : Double.valueOf(cell);
    }

    /** The model in the form in which walks collect models. */
    String text() {
        return String.join(
                " ", slug, name, releasedOn.toString(), WalkedList.text(parameters), WalkedList.text(trainingFlop));
    }

    /** The order by these sort keys, then by slug. */
    static Comparator<Exported> order(List<ModelOrder> orders) {
        return orders.stream()
                .map(Exported::order)
                .reduce(Comparator::thenComparing)
                .orElseThrow()
                .thenComparing(Exported::slug);
    }

    private static Comparator<Exported> order(ModelOrder order) {
        return switch (order.field()) {
            case RELEASED_ON -> by(Exported::releasedOn, order.direction());
            case NAME -> by(model -> model.name.toLowerCase(Locale.ROOT), order.direction());
            case TRAINING_COMPUTE -> by(Exported::trainingFlop, order.direction());
            case PARAMETERS -> by(Exported::parameters, order.direction());
        };
    }

    /** The order by one key, with nulls last in both directions. */
    static <T, K extends Comparable<? super K>> Comparator<T> by(Function<T, K> key, Direction direction) {
        Comparator<K> known = direction == Direction.ASC ? naturalOrder() : reverseOrder();
        return comparing(key, nullsLast(known));
    }
}
