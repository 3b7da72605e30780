package dev.modelatlas.vocabulary;

import io.smallrye.graphql.api.Union;
import org.eclipse.microprofile.graphql.Description;

/** The entity that a key of a trend stands for. A key that is a plain value, such as INDUSTRY, stands for no entity. */
@Union
@Description("The object that a key in trends refers to. Null if the key is a plain value, such as a sector.")
public interface Subject {}
