package dev.modelatlas.setting;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.utils.StringUtil;

/**
 * Makes the start fail when a documented setting has a malformed value, or one outside the bounds that {@link AtLeast},
 * {@link AtMost} and {@link Like} declare, or lacks a setting
 * that it needs ({@link Pairs}). The message names the setting but not its value, which may be a secret. This
 * check reads the text of the values, before SmallRye Config converts them, because the messages of converters contain
 * the value. Bean Validation would run later, and would take about a seventh of the server's start time.
 */
final class Bounds {
    private static final String PREFIX = "model-atlas.";

    private Bounds() {}

    /**
     * Checks all documented settings of a configuration.
     *
     * @param values the value of a setting by its name, null if it is not set
     * @throws ConfigValidationException with all problems
     */
    static void refuse(SmallRyeConfigBuilder builder, Function<String, String> values) {
        var rules = ofMappings(builder);
        if (rules.isEmpty()) {
            // A configuration of the build, or of the first phase of a start.
            return;
        }
        Function<String, Optional<String>> exact =
                name -> Optional.ofNullable(values.apply(name)).filter(text -> !text.isEmpty());
        Function<String, Optional<String>> given =
                name -> exact.apply(name).map(String::strip).filter(text -> !text.isEmpty());
        // This program uses texts as they are, also with a line end, as from a file with a secret. Quarkus trims its
        // own.
        var malformed = Stream.concat(problems(rules, exact), problems(OtherSettings.RULES, given))
                .toList();
        var problems = malformed.isEmpty() ? Pairs.problems(given).toList() : malformed;
        if (!problems.isEmpty()) {
            throw new ConfigValidationException(
                    problems.stream().map(Problem::new).toArray(Problem[]::new));
        }
    }

    private static Stream<String> problems(List<Rule> rules, Function<String, Optional<String>> values) {
        return rules.stream()
                .flatMap(rule -> values.apply(rule.name()).flatMap(rule::problem).stream()
                        .map(problem -> rule.name() + " " + problem));
    }

    /** The rules of all settings that the configuration mappings of this program declare. */
    private static List<Rule> ofMappings(SmallRyeConfigBuilder builder) {
        var mappings = builder.getMappingsBuilder();
        return Stream.of(mappings.getMappings(), mappings.getMappingsInstances().keySet())
                .flatMap(Collection::stream)
                .filter(mapping -> mapping.getPrefix().startsWith(PREFIX))
                .distinct()
                .flatMap(Bounds::rules)
                .toList();
    }

    private static Stream<Rule> rules(ConfigClass mapping) {
        return Arrays.stream(mapping.getType().getMethods())
                .map(setting -> Rule.of(mapping.getPrefix() + "." + StringUtil.skewer(setting.getName()), setting));
    }
}
