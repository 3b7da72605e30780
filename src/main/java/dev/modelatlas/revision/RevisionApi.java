package dev.modelatlas.revision;

import java.time.LocalDate;

import jakarta.inject.Inject;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;

import dev.modelatlas.graphql.ApiException;

/** Asks for revisions by number or by day. */
@GraphQLApi
public class RevisionApi {
    private final RequestRevisions requestRevisions;

    @Inject
    RevisionApi(RequestRevisions requestRevisions) {
        this.requestRevisions = requestRevisions;
    }

    /**
     * @param number null for the current one
     * @param asOf null to go by number
     * @return null when the source of every revision is younger than {@code asOf}
     * @throws ApiException BAD_USER_INPUT when both are given, REVISION_NOT_FOUND when there is no such number
     */
    @Query
    @Description("One revision of the dataset: the current one when both arguments are left out.")
    public Revision revision(
            @Name("number") @Description("Number of the revision.") Integer number,
            @Name("asOf")
                    @Description(
                            "The latest revision whose source stood at this day or before; null when there is none.")
                    LocalDate asOf) {
        if (number != null && asOf != null) {
            throw ApiException.badInput("asOf", "Ask by `number` or by `asOf`, not by both.");
        }
        var wanted = asOf == null
                ? number
                : requestRevisions.asOf(asOf).map(Revision::number).orElse(null);
        return asOf != null && wanted == null ? null : requestRevisions.revision(requestRevisions.at(wanted, "number"));
    }
}
