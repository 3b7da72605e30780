package dev.modelatlas.model.filter;

import java.util.List;

import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.text.SearchText;
import dev.modelatlas.text.Term;

/** Finds models by their own names and by the names of their organizations. */
public final class ModelText {
    private static final String NAMES = " from model_name n ";
    private static final String CALLED =
            "select n.model_id" + NAMES + "where n.form like any(cast(? as text[])) and n.first_revision <= ?";
    private static final String MADE_BY = "select v.model_id from model_version v"
            + " where v.organization_ids && cast(? as int[]) and v.valid_from <= ? and v.valid_until > ?";

    private ModelText() {}

    /**
     * The SQL condition that the model of row {@code m} matches the search string: each term must occur in a name that
     * the model had at the given revision or earlier, or in a name of one of its organizations.
     */
    public static SqlFragment predicate(SearchText text, int revision, FilterBudget budget) {
        return SqlFragment.and(
                text.terms().stream().map(term -> bears(term, revision, budget)).toList());
    }

    /**
     * Whether a condition has a search string. The models that match it can change without a new revision, because
     * aliases are not part of a revision.
     */
    public static boolean isIn(SqlFragment condition) {
        return condition.sql().contains(NAMES);
    }

    /**
     * The SQL condition for one term. Selects IDs in subqueries instead of comparing names in each row, so that
     * PostgreSQL can use indexes.
     */
    private static SqlFragment bears(Term term, int revision, FilterBudget budget) {
        var patterns = term.patterns().toArray(String[]::new);
        if (term.organizationIds().isEmpty()) {
            return budget.bindAll("m.model_id in (" + CALLED + ")", List.of(patterns, revision));
        }
        var makers = term.organizationIds().toArray(Integer[]::new);
        return budget.bindAll(
                "m.model_id in (" + CALLED + " union all " + MADE_BY + ")",
                List.of(patterns, revision, makers, revision, revision));
    }
}
