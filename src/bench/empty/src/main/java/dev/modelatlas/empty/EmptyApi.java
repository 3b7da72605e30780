package dev.modelatlas.empty;

import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/** A single query, answered from the database. */
@GraphQLApi
public class EmptyApi {

    @Query
    public long revisions() {
        return Revision.count();
    }
}
