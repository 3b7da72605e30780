package dev.modelatlas.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.modelatlas.graphql.Direction;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.testsupport.Facts;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

/** Walks whole lists page by page; revision 1 has ties of every kind, and many models without figures. */
@QuarkusTest
class ModelPagingTest {
    private static final int REVISION = 1;

    @Inject
    ModelPages pages;

    @Inject
    Jdbi jdbi;

    @ParameterizedTest
    @MethodSource("ordersAndSizes")
    void walkForwardIsTheSortedList(List<ModelOrder> orderBy, Comparator<Facts> order, int size) {
        assertThat(walk(orderBy, size, false)).isEqualTo(sorted(order));
    }

    @ParameterizedTest
    @MethodSource("ordersAndSizes")
    void walkBackwardIsTheSortedListFromItsEnd(List<ModelOrder> orderBy, Comparator<Facts> order, int size) {
        var walked = walk(orderBy, size, true);
        Collections.reverse(walked);
        assertThat(walked).isEqualTo(sorted(order));
    }

    static Stream<Arguments> ordersAndSizes() {
        return Stream.of(1, 7, 100)
                .flatMap(size -> orders().map(order -> Arguments.of(order.get()[0], order.get()[1], size)));
    }

    private static Stream<Arguments> orders() {
        var single = Stream.of(ModelOrderField.values())
                .flatMap(field ->
                        Stream.of(Direction.values()).map(direction -> order(new ModelOrder(field, direction))));
        return Stream.concat(
                single,
                Stream.of(
                        Arguments.of(
                                List.of(),
                                comparator(ModelOrderField.RELEASED_ON, Direction.DESC)
                                        .thenComparing(Facts::slug)),
                        order(
                                new ModelOrder(ModelOrderField.TRAINING_COMPUTE, Direction.ASC),
                                new ModelOrder(ModelOrderField.RELEASED_ON, Direction.DESC)),
                        order(
                                new ModelOrder(ModelOrderField.RELEASED_ON, Direction.ASC),
                                new ModelOrder(ModelOrderField.PARAMETERS, Direction.DESC),
                                new ModelOrder(ModelOrderField.NAME, Direction.ASC))));
    }

    private static Arguments order(ModelOrder... orderBy) {
        var comparator = Stream.of(orderBy)
                .map(order -> comparator(order.field(), order.direction()))
                .reduce(Comparator::thenComparing)
                .orElseThrow()
                .thenComparing(Facts::slug);
        return Arguments.of(List.of(orderBy), comparator);
    }

    private static Comparator<Facts> comparator(ModelOrderField field, Direction direction) {
        return switch (field) {
            case RELEASED_ON ->
                comparing(Facts::releasedOn, direction == Direction.ASC ? naturalOrder() : reverseOrder());
            case NAME -> comparing(Facts::nameKey, direction == Direction.ASC ? naturalOrder() : reverseOrder());
            case TRAINING_COMPUTE -> comparing(Facts::trainingFlop, figures(direction));
            case PARAMETERS -> comparing(Facts::parameters, figures(direction));
        };
    }

    private static Comparator<Double> figures(Direction direction) {
        Comparator<Double> known = direction == Direction.ASC ? naturalOrder() : reverseOrder();
        return nullsLast(known);
    }

    private List<String> sorted(Comparator<Facts> order) {
        return Facts.at(jdbi, REVISION).stream().sorted(order).map(Facts::slug).toList();
    }

    private List<String> walk(List<ModelOrder> orderBy, int size, boolean backward) {
        var walked = new ArrayList<String>();
        String cursor = null;
        do {
            var request =
                    backward ? PageRequest.of(null, null, size, cursor) : PageRequest.of(size, cursor, null, null);
            var group = ModelGroup.everything(new Snapshot(REVISION, true), null);
            var page = pages.read(List.of(ModelPageKey.of(group, ModelSort.of(orderBy), request, false)))
                    .get(0);
            var slugs = new ArrayList<>(page.nodes().stream().map(Model::slug).toList());
            if (backward) {
                Collections.reverse(slugs);
            }
            walked.addAll(slugs);
            var more = backward
                    ? page.pageInfo().hasPreviousPage()
                    : page.pageInfo().hasNextPage();
            cursor = !more
                    ? null
                    : backward ? page.pageInfo().startCursor() : page.pageInfo().endCursor();
        } while (cursor != null);
        return walked;
    }
}
