package dev.modelatlas.vocabulary;

import io.smallrye.graphql.api.Union;
import org.eclipse.microprofile.graphql.Description;

/** What a search finds. */
@Union
@Description("What a search finds; __typename says which it is.")
public interface SearchHit {}
