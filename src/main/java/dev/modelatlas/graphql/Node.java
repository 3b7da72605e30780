package dev.modelatlas.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** An object with a global ID, by which {@code node(id)} finds it. */
@Description("An object with a globally unique ID, which `node(id)` resolves.")
public interface Node {

    /**
     * An opaque string that differs for each object. If the client requested a revision, the ID also contains the
     * number of that revision.
     */
    @Id
    @NonNull @Description("Opaque ID for `node(id)`. If the query pinned a revision, the ID includes that revision.")
    String getId();
}
