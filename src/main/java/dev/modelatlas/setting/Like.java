package dev.modelatlas.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a text that is set has to look like. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Like {
    /** A regular expression for all of it. */
    String value();

    /** What to tell who set another: {@code must be ...}. */
    String orElse();
}
