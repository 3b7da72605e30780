package dev.modelatlas.http;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class OperationNamesTest {
    private final OperationNames names = new OperationNames();

    @Test
    void operationsThatSucceedKeepTheirNamesUntilThereAreManyOfThem() {
        var counted = IntStream.range(0, 10_000)
                .mapToObj(number -> names.of(asked("Operation" + number, Outcome.OK)))
                .collect(Collectors.toSet());
        assertThat(counted).hasSize(OperationNames.MOST + 1).contains("Operation0", "Operation99", "(other)");
    }

    @Test
    void operationThatFailsTakesNoName() {
        assertThat(names.of(asked("Failing", "BAD_USER_INPUT"))).isEqualTo("(other)");
        names.of(asked("Failing", Outcome.OK));
        assertThat(names.of(asked("Failing", "BAD_USER_INPUT"))).isEqualTo("Failing");
    }

    @Test
    void trustedOnesAreCountedWhateverElseIsAsked() {
        names.trust(Set.of("Trusted"));
        IntStream.range(0, 200).forEach(number -> names.of(asked("Operation" + number, Outcome.OK)));
        assertThat(names.of(asked("Trusted", "TIMEOUT"))).isEqualTo("Trusted");
    }

    @Test
    void whatHasNoNameAndWhatIsTooLongAreCountedTogether() {
        assertThat(names.of(asked(null, "BAD_REQUEST"))).isEqualTo("(unknown)");
        assertThat(names.of(asked("", Outcome.OK))).isEqualTo("(unnamed)");
        assertThat(names.of(asked("a".repeat(101), Outcome.OK))).isEqualTo("(other)");
    }

    @Test
    void longestNameThatIsCountedAndShownHas100Characters() {
        assertThat(names.of(asked("a".repeat(100), Outcome.OK))).isEqualTo("a".repeat(100));
        assertThat(OperationNames.shown("a".repeat(100))).isEqualTo("a".repeat(100));
        assertThat(OperationNames.shown("a".repeat(101))).isEqualTo("a".repeat(100));
        assertThat(OperationNames.shown(null)).isEqualTo("(unknown)");
        assertThat(OperationNames.shown("")).isEqualTo("(unnamed)");
    }

    private static Outcome asked(String operation, String code) {
        return new Outcome(operation, code, null, List.of());
    }
}
