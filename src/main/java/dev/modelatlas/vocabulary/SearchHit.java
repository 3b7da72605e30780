package dev.modelatlas.vocabulary;

import io.smallrye.graphql.api.Union;
import org.eclipse.microprofile.graphql.Description;

/** A result of a search. */
@Union
@Description("A search result; `__typename` tells whether it is a model, an organization or a country.")
public interface SearchHit {}
