package dev.modelatlas.graphql.document;

import java.util.Set;

import graphql.language.Field;
import graphql.schema.GraphQLNamedType;

/** The cost of verdicts on claims, each of which runs a document the first time it is selected. */
final class VerdictCost {
    /**
     * Cost of the document of a claim. Like a statement, because a page of claims that were not computed before takes
     * about one statement for each (StatementsTest): most documents need counts that others need, too.
     */
    private static final long DOCUMENT = 10;

    /** Assumed number of revisions of a history without cached verdicts; at most 100 are examined. */
    private static final long REVISIONS = 50;

    /** Assumed number of claims, all of which are computed to select those with given verdicts. */
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
