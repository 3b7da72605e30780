package dev.modelatlas.empty;

import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/** One question, which the database answers. */
@GraphQLApi
public class EmptyApi {

    @Query
    public long revisions() {
        return Revision.count();
    }
}
