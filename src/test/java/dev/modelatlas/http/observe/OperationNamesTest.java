package dev.modelatlas.http.observe;

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
    void keepsTheFirst100NamesOfSuccessfulOperations() {
        var counted = IntStream.range(0, 10_000)
                .mapToObj(number -> names.of(asked("Operation" + number, RequestOutcome.OK)))
                .collect(Collectors.toSet());
        assertThat(counted).hasSize(OperationNames.MOST + 1).contains("Operation0", "Operation99", "(other)");
    }

    @Test
    void failedOperationDoesNotCountTowardsTheLimitOfNames() {
        assertThat(names.of(asked("Failing", "BAD_USER_INPUT"))).isEqualTo("(other)");
        names.of(asked("Failing", RequestOutcome.OK));
        assertThat(names.of(asked("Failing", "BAD_USER_INPUT"))).isEqualTo("Failing");
    }

    @Test
    void alwaysCountsTrustedOperationsByName() {
        names.addTrusted(Set.of("Trusted"));
        IntStream.range(0, 200).forEach(number -> names.of(asked("Operation" + number, RequestOutcome.OK)));
        assertThat(names.of(asked("Trusted", "TIMEOUT"))).isEqualTo("Trusted");
    }

    @Test
    void alwaysCountsEndpointsByName() {
        IntStream.range(0, 200).forEach(number -> names.of(asked("Operation" + number, RequestOutcome.OK)));
        assertThat(names.of(asked("(export csv)", "TIMEOUT"))).isEqualTo("(export csv)");
    }

    @Test
    void replacesMissingAndTooLongOperationNames() {
        assertThat(names.of(asked(null, "BAD_REQUEST"))).isEqualTo("(unknown)");
        assertThat(names.of(asked("", RequestOutcome.OK))).isEqualTo("(unnamed)");
        assertThat(names.of(asked("a".repeat(101), RequestOutcome.OK))).isEqualTo("(other)");
    }

    @Test
    void namesHaveUpTo100Characters() {
        assertThat(names.of(asked("a".repeat(100), RequestOutcome.OK))).isEqualTo("a".repeat(100));
        assertThat(OperationNames.displayed("a".repeat(100))).isEqualTo("a".repeat(100));
        assertThat(OperationNames.displayed("a".repeat(101))).isEqualTo("a".repeat(100));
        assertThat(OperationNames.displayed(null)).isEqualTo("(unknown)");
        assertThat(OperationNames.displayed("")).isEqualTo("(unnamed)");
    }

    private static RequestOutcome asked(String operation, String code) {
        return new RequestOutcome(operation, code, null, List.of());
    }
}
