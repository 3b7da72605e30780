package dev.modelatlas.graphql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code @Source} method that uses only its arguments and data in memory, and that never waits or fails.
 * {@code graphql.direct.DirectSelection} calls the method for many objects at a time, without an execution by
 * graphql-java.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromMemory {}
