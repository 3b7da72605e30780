package dev.modelatlas.graphql.document;

import java.util.Set;

import graphql.language.Field;
import graphql.schema.GraphQLNamedType;

/**
 * The cost of verdicts on claims. When a client selects a verdict that is not cached, the server computes it by running
 * the claim's GraphQL document.
 */
final class VerdictCost {
    /**
     * Cost of running the document of a claim: as much as one SQL statement. For a page of claims without cached
     * verdicts, the server runs about one statement for each claim (StatementsTest), because most of these documents
     * need the same counts.
     */
    private static final long DOCUMENT = 10;

    /**
     * Assumed number of revisions for which the server must compute a verdict when a client selects a claim's history.
     * The server examines at most 100 revisions.
     */
    private static final long REVISIONS = 50;

    /**
     * Assumed number of claims. To select the claims with given verdicts, the server computes the verdicts of all
     * claims.
     */
    private static final long CLAIMS = 100;

    private static final long CLAIMS_OF_A_REPORT = 50;

    private static final Set<String> COMPUTED = Set.of("verdict", "values", "reason");

    private VerdictCost() {}

    /** The additional cost of a field; 0 for fields without verdicts. */
    static long of(Field field, GraphQLNamedType parent, GraphQLNamedType type) {
        if (parent.getName().equals("Claim")) {
            var name = field.getName();
            return name.equals("history") ? REVISIONS * DOCUMENT : COMPUTED.contains(name) ? DOCUMENT : 0;
        }
        var isSelected = type.getName().equals("ClaimConnection")
                && field.getArguments().stream()
                        .anyMatch(argument -> argument.getName().equals("verdicts"));
        var claims = parent.getName().equals("Report") ? CLAIMS_OF_A_REPORT : CLAIMS;
        return isSelected ? claims * DOCUMENT : 0;
    }
}
