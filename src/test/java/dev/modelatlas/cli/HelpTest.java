package dev.modelatlas.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

import dev.modelatlas.testsupport.Concurrent;
import dev.modelatlas.testsupport.Documents;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The help of each command contains complete sentences. No sentence is cut off where picocli shows only the first
 * string of a description.
 */
@Concurrent
class HelpTest {
    static Stream<CommandLine> commands() {
        return withSubcommands(Main.commandLine());
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }

    /** A list of commands shows only the first string of each description. */
    @ParameterizedTest
    @MethodSource("commands")
    void descriptionsAreWholeSentences(CommandLine command) {
        var usage = command.getCommandSpec().usageMessage();
        assertThat(usage.description())
                .as(name(command))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).matches("(?s)\\p{Lu}.*[.]"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void optionsAndParametersAreDescribedInWholeSentences(CommandLine command) {
        assertThat(command.getCommandSpec().args())
                .allSatisfy(argument -> assertThat(described(argument))
                        .as(name(command) + " " + argument.paramLabel() + " " + argument)
                        .endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpAndAVersion(CommandLine command) {
        assertThat(command.getCommandSpec().optionsMap()).as(name(command)).containsKeys("--help", "--version");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpDoesNotTruncateDescriptions(CommandLine command) {
        var spec = command.getCommandSpec();
        var help = withoutBlanks(command.getUsageMessage(Ansi.OFF));
        var texts = Stream.of(
                        Stream.of(spec.usageMessage().description()),
                        spec.args().stream().map(HelpTest::described),
                        command.getSubcommands().values().stream()
                                .map(subcommand -> subcommand
                                        .getCommandSpec()
                                        .usageMessage()
                                        .description()[0]))
                .flatMap(each -> each);
        assertThat(texts.map(HelpTest::withoutBlanks)).as(name(command)).allMatch(help::contains);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionIsDocumented(CommandLine command) {
        var documents = Documents.text(Path.of("docs/command-line.md")) + Documents.text(Path.of("docs/curating.md"));
        assertThat(command.getCommandSpec().options())
                .filteredOn(option -> !option.usageHelp() && !option.versionHelp())
                .extracting(OptionSpec::longestName)
                .allSatisfy(name ->
                        assertThat(documents).as(name(command) + " " + name).containsPattern(name + "(?![a-z-])"));
    }

    private static String described(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    /** Removes all blanks, because picocli breaks lines between words and at hyphens. */
    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName() + ": "
                + Arrays.toString(command.getCommandSpec().usageMessage().description());
    }
}
