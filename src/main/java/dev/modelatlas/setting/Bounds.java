package dev.modelatlas.setting;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.config.ConfigValidator;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.common.utils.StringUtil;

/**
 * Makes the start fail when a setting is outside the bounds that {@link AtLeast}, {@link AtMost} and {@link Like}
 * declare. The message names the setting but not its value, which may be a secret. Bean Validation would do the same,
 * but would take about a seventh of the server's start time.
 */
public final class Bounds implements ConfigValidator, SmallRyeConfigBuilderCustomizer {
    private static final MemorySizeConverter SIZES = new MemorySizeConverter();

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withValidator(this);
    }

    @Override
    public void validateMapping(Class<?> mapping, String prefix, Object settings) {
        var problems = Arrays.stream(mapping.getMethods())
                .flatMap(setting -> problems(setting, settings)
                        .map(problem ->
                                new Problem(prefix + "." + StringUtil.skewer(setting.getName()) + " " + problem)))
                .toArray(Problem[]::new);
        if (problems.length > 0) {
            throw new ConfigValidationException(problems);
        }
    }

    private static Stream<String> problems(Method setting, Object settings) {
        var least = setting.getAnnotation(AtLeast.class);
        var most = setting.getAnnotation(AtMost.class);
        var like = setting.getAnnotation(Like.class);
        if (least == null && most == null && like == null) {
            return Stream.empty();
        }
        return value(setting, settings).stream()
                .flatMap(value -> Stream.of(
                                least != null && compare(value, least.value()) < 0
                                        ? "must be at least " + least.value()
                                        : "",
                                most != null && compare(value, most.value()) > 0
                                        ? "must be at most " + most.value()
                                        : "",
                                like != null && !value.toString().matches(like.value()) ? like.orElse() : "")
                        .filter(problem -> !problem.isEmpty()));
    }

    /** The value of a setting; empty when it has none. */
    private static Optional<?> value(Method setting, Object settings) {
        try {
            setting.setAccessible(true);
            var value = setting.invoke(settings);
            if (value instanceof OptionalInt number) {
                return number.stream().boxed().findFirst();
            }
            return value instanceof Optional<?> optional ? optional : Optional.of(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int compare(Object value, String bound) {
        if (value instanceof Duration time) {
            return time.compareTo(DurationConverter.parseDuration(bound));
        }
        return value instanceof MemorySize size
                ? size.asBigInteger().compareTo(SIZES.convert(bound).asBigInteger())
                : Long.compare(((Number) value).longValue(), Long.parseLong(bound));
    }
}
