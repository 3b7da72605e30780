package dev.modelatlas.graphql;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method with a {@code @Source}: it answers from what is in memory, at once and without failing, and asks nothing of
 * the request but its arguments. {@code engine.PlainSelection} reads such fields many at a time.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromMemory {}
