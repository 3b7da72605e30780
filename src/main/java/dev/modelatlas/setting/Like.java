package dev.modelatlas.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Pattern that the value of a string setting must match. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Like {
    /** A regular expression that must match the whole value. */
    String value();

    /** The end of the error message for a value that does not match, in the form {@code must be ...}. */
    String orElse();
}
