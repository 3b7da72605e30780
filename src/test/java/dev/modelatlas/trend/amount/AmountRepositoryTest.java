package dev.modelatlas.trend.amount;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.RecordedLog;

import static dev.modelatlas.testsupport.Csv.file;
import static dev.modelatlas.testsupport.Csv.row;
import static dev.modelatlas.testsupport.Csv.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class AmountRepositoryTest {
    private static final String FLOP = AmountRepository.TRAINING_FLOP;
    private static final long ONE_ROW_AND_GROUP = Amounts.bytes(1, 1, true);

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private int loads;
    private Jdbi jdbi;

    @Test
    void loadsAmountsInTheBackgroundWhenARequestFirstNeedsThem() {
        var amounts = amounts(AmountRepository.MOST_BYTES);
        assertThat(amounts.find(1, FLOP)).isEmpty();
        runTasks();
        assertThat(amounts.find(1, FLOP)).get().returns(1, Amounts::size).returns(1e24, found -> found.amount(0));
    }

    @Test
    void loadsOneAmountAtATime() {
        var amounts = amounts(AmountRepository.MOST_BYTES);
        amounts.find(1, FLOP);
        amounts.find(1, FLOP);
        amounts.find(2, FLOP);
        assertThat(tasks).hasSize(1);
    }

    /** Requests for both revisions must not make the server load them in turn without end. */
    @Test
    void amountsOfALaterRevisionReplaceThoseOfAnEarlierOneAndNotTheOtherWayRound() {
        var amounts = amounts(ONE_ROW_AND_GROUP);
        for (var revision : List.of(1, 2, 1, 2)) {
            amounts.find(revision, FLOP);
            runTasks();
        }
        assertThat(amounts.find(1, FLOP)).isEmpty();
        assertThat(amounts.find(2, FLOP)).isPresent();
        assertThat(amounts.bytes()).isEqualTo(ONE_ROW_AND_GROUP);
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void amountsOfAnEarlierRevisionAreNotLoadedInPlaceOfThoseOfALaterOne() {
        var amounts = amounts(ONE_ROW_AND_GROUP);
        for (var revision : List.of(2, 1)) {
            amounts.find(revision, FLOP);
            runTasks();
        }
        assertThat(amounts.find(1, FLOP)).isEmpty();
        assertThat(amounts.find(2, FLOP)).isPresent();
    }

    @Test
    void amountsAreLoadedAfterAThreadCouldNotStart() {
        var isFull = new AtomicBoolean(true);
        amounts(AmountRepository.MOST_BYTES);
        var amounts = new AmountRepository(
                jdbi,
                task -> {
                    if (isFull.getAndSet(false)) {
                        throw new RejectedExecutionException();
                    }
                    task.run();
                },
                AmountRepository.MOST_BYTES);
        assertThatThrownBy(() -> amounts.find(1, FLOP)).isInstanceOf(RejectedExecutionException.class);
        amounts.find(2, FLOP);
        assertThat(amounts.find(2, FLOP)).isPresent();
    }

    @Test
    void amountsThatAreTooLargeAreNotTriedAgainAndALogLineSaysSo() {
        try (var log = RecordedLog.of(AmountRepository.class)) {
            var amounts = amounts(ONE_ROW_AND_GROUP - 1);
            for (var i = 0; i < 3; i++) {
                assertThat(amounts.find(1, FLOP)).isEmpty();
                runTasks();
            }
            assertThat(loads).isEqualTo(1);
            assertThat(log.about("do not fit into " + (ONE_ROW_AND_GROUP - 1) + " bytes"))
                    .hasSize(1);
        }
    }

    /** The memory would otherwise be occupied before the server notices that it is too much. */
    @Test
    void amountsThatAreTooLargeAreCountedAndNotRead() {
        var sent = new ArrayList<String>();
        var amounts = amounts(ONE_ROW_AND_GROUP - 1);
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                sent.add(context.getStatement().toString());
            }
        });
        amounts.find(1, FLOP);
        runTasks();
        assertThat(sent).singleElement().asString().contains("count(m.training_flop)");
    }

    @Test
    void amountsThatCannotBeLoadedAreNotTriedAgainAndALogLineSaysSo() {
        try (var log = RecordedLog.of(AmountRepository.class)) {
            var amounts = amounts(AmountRepository.MOST_BYTES);
            for (var i = 0; i < 3; i++) {
                assertThat(amounts.find(1, "no_such_column")).isEmpty();
                runTasks();
            }
            assertThat(loads).isEqualTo(1);
            assertThat(log.about("no_such_column at revision 1 cannot be loaded"))
                    .hasSize(1);
        }
    }

    @Test
    void groupsWithEqualHalvesOfDigestsAreRefused() {
        assertThatThrownBy(() -> new Amounts(new long[] {1, 2, 2}, 0, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A database with two revisions, each of which has one model with known training compute. */
    private AmountRepository amounts(long mostBytes) {
        var atlas = Atlas.filled("amounts", empty -> {
            empty.take("2024-07-16", file(with(row("A", "2023-01-31", "OpenAI"), "Training compute (FLOP)", "1e24")));
            empty.take("2024-07-17", file(with(row("A", "2023-01-31", "OpenAI"), "Training compute (FLOP)", "2e24")));
        });
        jdbi = atlas.jdbi();
        return new AmountRepository(jdbi, tasks::add, mostBytes);
    }

    private void runTasks() {
        while (!tasks.isEmpty()) {
            loads++;
            tasks.remove().run();
        }
    }
}
