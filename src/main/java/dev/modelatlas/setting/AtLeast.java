package dev.modelatlas.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Minimum value of a setting: a number, a duration such as {@code 1ms}, or a size such as {@code 64K}, written as in
 * the configuration.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AtLeast {
    String value();
}
