package dev.modelatlas.claim;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.modelatlas.graphql.BuildContent;
import dev.modelatlas.graphql.Node;
import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.revision.RequestRevisions;

/** Finds reports and claims by ID. */
@Singleton
public class ClaimNodes {
    private final ClaimLibrary library;
    private final RequestRevisions revisions;
    private final BuildContent content;

    ClaimNodes(ClaimLibrary library, RequestRevisions revisions, BuildContent content) {
        this.library = library;
        this.revisions = revisions;
        this.content = content;
    }

    /** The report or claim with the given ID; empty when there is none, or when the ID belongs to another type. */
    public Optional<Node> find(NodeId id) {
        if (id.type().equals("Report")) {
            content.used(library.digest());
            return id.revision() == null ? library.report(id.key()).map(Node.class::cast) : Optional.empty();
        } else if (id.type().equals("Claim")) {
            content.used(library.digest());
            return library.claim(id.key(), revisions.at(id.revision())).map(Node.class::cast);
        }
        return Optional.empty();
    }
}
