package dev.modelatlas.revision;

import java.time.LocalDate;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Query;

import dev.modelatlas.graphql.ApiException;

/** Resolves the query field {@code revision}, which selects a revision by number or by date. */
@GraphQLApi
public class RevisionApi {
    private final RequestRevisions requestRevisions;

    RevisionApi(RequestRevisions requestRevisions) {
        this.requestRevisions = requestRevisions;
    }

    /**
     * @param number null for the current revision
     * @param asOf null to select by number
     * @return null when the data of every revision has a later date than the argument {@code asOf}
     * @throws ApiException BAD_USER_INPUT when both arguments are given, REVISION_NOT_FOUND when no revision has the
     *     number
     */
    @Query
    @Description("The revision with this number, or the latest revision on or before this date; the current revision "
            + "if both arguments are omitted. Give only one of `number` and `asOf`. Null if every revision has a "
            + "later `asOf`. An unknown number is an error: `REVISION_NOT_FOUND`.")
    public Revision revision(
            @Name("number") @Description("Number of the revision.") Integer number,
            @Name("asOf") @Description("Selects the revision with the latest `asOf` that is not after this date.")
                    LocalDate asOf) {
        if (number != null && asOf != null) {
            throw ApiException.badInput("asOf", "`number` and `asOf` cannot be combined. Give only one of them.");
        }
        var wanted = asOf == null
                ? number
                : requestRevisions.asOf(asOf).map(Revision::number).orElse(null);
        return asOf != null && wanted == null ? null : requestRevisions.revision(requestRevisions.at(wanted, "number"));
    }
}
