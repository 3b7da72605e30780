package dev.modelatlas.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;

/** What has an id of its own. */
@Description("What has an id of its own, by which node(id) finds it again.")
public interface Node {

    /** Opaque text, different for each thing and, where a revision was asked for, for each revision of it. */
    @Id
    @NonNull @Description("Opaque id for node(id). Reached at a pinned revision it also carries that revision.")
    String getId();
}
