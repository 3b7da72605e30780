package dev.modelatlas.setting;

import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Which values a setting may have.
 *
 * @param name the full name of the setting
 * @param least minimum value, written as in the configuration; null for none
 * @param most maximum value, written as in the configuration; null for none
 * @param like a regular expression that must match the whole value; null for none
 * @param orElse the end of the message about a value that does not match {@code like}; without {@code like}, the end of
 *     the message about a value below the minimum, if the minimum needs a reason; otherwise null
 */
record Rule(String name, SettingType type, String least, String most, String like, String orElse) {
    private static final String LARGEST_NUMBER = Integer.toString(Integer.MAX_VALUE);

    /** The rule that the annotations of a method in a configuration mapping declare. */
    static Rule of(String name, Method setting) {
        var least = setting.getAnnotation(AtLeast.class);
        var most = setting.getAnnotation(AtMost.class);
        var like = setting.getAnnotation(Like.class);
        return new Rule(
                name,
                SettingType.of(
                        setting.getReturnType(), setting.getGenericReturnType().getTypeName()),
                least == null ? null : least.value(),
                most == null ? null : most.value(),
                like == null ? null : like.value(),
                like == null ? null : like.orElse());
    }

    static Rule range(String name, SettingType type, String least, String most) {
        return new Rule(name, type, least, most, null, null);
    }

    /** @param reason why the minimum is not lower, as the end of a sentence */
    static Rule range(String name, SettingType type, String least, String most, String reason) {
        return new Rule(name, type, least, most, null, reason);
    }

    static Rule any(String name, SettingType type) {
        return new Rule(name, type, null, null, null, null);
    }

    static Rule like(String name, String pattern, String orElse) {
        return new Rule(name, SettingType.TEXT, null, null, pattern, orElse);
    }

    /** The problem of a value, as the end of a sentence that begins with the name of the setting. Never has the value. */
    Optional<String> problem(String value) {
        if (like != null) {
            return value.matches(like) ? Optional.empty() : Optional.of(orElse);
        } else if (value.isBlank()) {
            return Optional.empty();
        }
        try {
            var amount = type.amount(type.isTrimmed() ? value.strip() : value);
            if (least != null && amount.compareTo(type.amount(least)) < 0) {
                return Optional.of("must be at least " + least + (orElse == null ? "" : orElse));
            }
            var bound = most == null && type == SettingType.WHOLE_NUMBER ? LARGEST_NUMBER : most;
            return bound != null && amount.compareTo(type.amount(bound)) > 0
                    ? Optional.of("must be at most " + bound)
                    : Optional.empty();
        } catch (RuntimeException malformed) {
            return Optional.of(type.orElse);
        }
    }
}
