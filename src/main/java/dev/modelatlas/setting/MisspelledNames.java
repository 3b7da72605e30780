package dev.modelatlas.setting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.utils.StringUtil;

import dev.modelatlas.value.SimilarNames;

/**
 * Makes the start fail when the name of a setting does not exist. SmallRye Config ignores such environment variables,
 * and such names outside the prefixes of configuration mappings. The server would start with the default, for example
 * without a protection that the operator wanted.
 */
final class MisspelledNames {
    private static final String PREFIX = "model-atlas.";

    /** The settings that belong to no configuration mapping. All except the first are read before Quarkus starts. */
    private static final Set<String> UNMAPPED = Set.of(
            "model-atlas.load-shipped",
            "model-atlas.database",
            "model-atlas.database.directory",
            "model-atlas.database.wait");

    /** In Kubernetes, pods get variables for each Service, and ours begin with the same letters as settings. */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "MODEL_ATLAS_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_[A-Z]+)?)?)");

    private MisspelledNames() {}

    /**
     * Checks the names in all sources of a configuration.
     *
     * @param former names of settings in the previous release
     * @throws ConfigValidationException when a name does not exist; the message suggests a similar name
     */
    static void refuse(SmallRyeConfigBuilder builder, ConfigSourceInterceptorContext sources, Set<String> former) {
        var mappings = builder.getMappingsBuilder();
        var settings = Stream.of(
                        mappings.getMappings(), mappings.getMappingsInstances().keySet())
                .flatMap(Collection::stream)
                .map(ConfigClass::getProperties)
                .flatMap(properties -> properties.keySet().stream())
                .filter(name -> name.startsWith(PREFIX))
                .collect(Collectors.toSet());
        if (settings.isEmpty()) {
            // A configuration of the build, or of the first phase of a start.
            return;
        }
        settings.addAll(UNMAPPED);
        var variables = settings.stream().collect(Collectors.toMap(MisspelledNames::variable, Function.identity()));
        former.forEach(name -> variables.put(variable(name), name));
        var problems = new ArrayList<Problem>();
        sources.iterateNames().forEachRemaining(name -> {
            var isSetting = name.startsWith(PREFIX) && !settings.contains(name) && !former.contains(name);
            var isVariable = name.startsWith(variable(PREFIX)) && !variables.containsKey(name);
            if (isSetting || isVariable && !SERVICE_LINK.matcher(name).matches()) {
                problems.add(new Problem(name + " is not a setting." + hint(name, isVariable, settings)));
            }
        });
        if (!problems.isEmpty()) {
            throw new ConfigValidationException(problems.toArray(Problem[]::new));
        }
    }

    private static String hint(String name, boolean isVariable, Set<String> settings) {
        return SimilarNames.nearest(name, settings).stream()
                .findFirst()
                .map(nearest -> " Did you mean " + (isVariable ? variable(nearest) : nearest) + "?")
                .orElse("");
    }

    private static String variable(String setting) {
        return StringUtil.replaceNonAlphanumericByUnderscores(setting).toUpperCase(Locale.ROOT);
    }
}
