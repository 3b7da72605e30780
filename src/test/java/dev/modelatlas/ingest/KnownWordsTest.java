package dev.modelatlas.ingest;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The terms of an import are kept in memory up to a limit. */
@Concurrent
class KnownWordsTest {
    @Test
    void remembersTheFirstNewTermsOnly() {
        var words = Atlas.empty().jdbi().withHandle(handle -> KnownWords.read(handle, new ReferenceData()));
        IntStream.range(0, KnownWords.MOST_BYTES / 200).forEach(number -> words.task("Task " + number));
        assertThat(List.of(words.task("task 7"), words.task("Late"), words.task("late")))
                .containsExactly("Task 7", "Late", "late");
    }
}
