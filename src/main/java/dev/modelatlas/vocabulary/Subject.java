package dev.modelatlas.vocabulary;

import io.smallrye.graphql.api.Union;
import org.eclipse.microprofile.graphql.Description;

/** What a key of a trend stands for, where it stands for a thing and not for a value. */
@Union
@Description("What the key of a series or rank stands for; null for keys that are plain values, such as sectors.")
public interface Subject {}
