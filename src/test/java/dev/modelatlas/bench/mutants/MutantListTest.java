package dev.modelatlas.bench.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Parses lists of mutants, and applies a fault at exactly one place or not at all. */
@Concurrent
class MutantListTest {
    private static final String ENTRY = """
        # A comment.
        [least] A bound is left out.
        file access/KeyVerifier.java
        - return least(a,
        -     b);
        + return b;
        tests access.KeysTest access.RequestGateTest
        """;

    @Test
    void parsesAFaultWithItsTests() {
        assertThat(read(ENTRY))
                .containsExactly(new Mutant(
                        "access/least",
                        "A bound is left out.",
                        "access/KeyVerifier.java",
                        " return least(a,\n     b);\n",
                        " return b;\n",
                        List.of("access.KeysTest", "access.RequestGateTest"),
                        null));
    }

    @Test
    void differencesInWhiteSpaceDoNotMatter() {
        assertThat(mutant().applyTo("x;\n  return least(a, b);\n}")).isEqualTo("x;\n  return b;\n}");
        assertThat(mutant().applyTo("return\n\tleast(a,\n\n b);")).isEqualTo("return b;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "return least(a,b);", "return least(a, b); return least(a, b);"})
    void refusesAFaultWhoseTextDoesNotOccurExactlyOnce(String text) {
        assertThatThrownBy(() -> mutant().applyTo(text)).hasMessageContaining("must occur once in");
    }

    /**
     * When code changes, the text that a fault replaces may no longer exist. The list would then test less and less.
     */
    @Test
    void everyListedMutantCanBeAppliedToTheCode() throws IOException {
        var root = Path.of("");
        assertThat(MutantList.ofFolder(root.resolve("src/test/mutants")))
                .isNotEmpty()
                .allSatisfy(mutant -> {
                    var file = Workspace.fileOf(root, mutant);
                    assertThat(file).as(mutant.file()).isNotNull();
                    assertThatCode(() -> mutant.applyTo(Files.readString(file))).doesNotThrowAnyException();
                    assertThat(mutant.tests())
                            .allSatisfy(test -> assertThat(
                                            Path.of("src/test/java/dev/modelatlas", test.replace('.', '/') + ".java"))
                                    .exists());
                });
    }

    @Test
    void refusesAFaultThatLeavesTheCodeUnchanged() {
        var same = read(ENTRY.replace("+ return b;", "+ return least(a, b);")).get(0);
        assertThatThrownBy(() -> same.applyTo("return least(a, b);"))
                .hasMessage("the replacement is the same as the original text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file access/KeyVerifier.java\n",
                "- return least(a,\n-     b);\n",
                "tests access.KeysTest access.RequestGateTest\n"
            })
    void refusesAnIncompleteEntry(String part) {
        assertThatThrownBy(() -> read(ENTRY.replace(part, ""))).hasMessageContaining("access/least needs");
    }

    @Test
    void refusesAnUnknownLineAndNamesItsNumber() {
        assertThatThrownBy(() -> read(ENTRY.replace("tests ", "test "))).hasMessageStartingWith("access, line 7 ");
    }

    @Test
    void refusesTwoFaultsWithTheSameName() {
        assertThatThrownBy(() -> read(ENTRY + ENTRY)).hasMessage("two entries have the name access/least");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 99})
    void partsOfTheListTogetherContainEachFaultOnce(int parts) throws IOException {
        var all = MutantList.ofFolder(Path.of("src/test/mutants"));
        assertThat(IntStream.rangeClosed(1, parts)
                        .boxed()
                        .flatMap(part -> Mutants.chosen(all, List.of(part + "/" + parts)).stream()))
                .isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({"access, true", "access/least, true", "acc, true", "least, false", "2/1, false", "0/1, false"})
    void beginningsOfNamesSelectFaults(String start, boolean selected) {
        assertThat(Mutants.chosen(List.of(mutant()), List.of(start))).hasSize(selected ? 1 : 0);
    }

    @Test
    void parsesAllMutantListsOfThisProject() throws IOException {
        assertThat(MutantList.ofFolder(Path.of("src/test/mutants"))).hasSizeGreaterThanOrEqualTo(80);
    }

    private static Mutant mutant() {
        return read(ENTRY).get(0);
    }

    private static List<Mutant> read(String text) {
        return MutantList.of("access", List.of(text.split("\n")));
    }
}
