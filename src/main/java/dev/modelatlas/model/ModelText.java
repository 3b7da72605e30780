package dev.modelatlas.model;

import java.util.List;

import dev.modelatlas.sql.SqlFragment;
import dev.modelatlas.text.SearchText;
import dev.modelatlas.text.Term;

/** Finds models by what they and their makers are called. */
final class ModelText {
    private static final String CALLED =
            "select n.model_id from model_name n where n.form like any(cast(? as text[])) and n.first_revision <= ?";
    private static final String MADE_BY = "select v.model_id from model_version v"
            + " where v.organization_ids && cast(? as int[]) and v.valid_from <= ? and v.valid_until > ?";

    private ModelText() {}

    /**
     * The condition that every word is found in a name that the model of row {@code m} had by then, or in one of its
     * organizations'.
     */
    static SqlFragment predicate(SearchText text, int revision, Binds binds) {
        return SqlFragment.and(
                text.terms().stream().map(term -> bears(term, revision, binds)).toList());
    }

    /** Sets of keys rather than conditions on the row, so that indexes find them. */
    private static SqlFragment bears(Term term, int revision, Binds binds) {
        var patterns = term.patterns().toArray(String[]::new);
        if (term.organizationIds().isEmpty()) {
            return binds.bindAll("m.model_id in (" + CALLED + ")", List.of(patterns, revision));
        }
        var makers = term.organizationIds().toArray(Integer[]::new);
        return binds.bindAll(
                "m.model_id in (" + CALLED + " union all " + MADE_BY + ")",
                List.of(patterns, revision, makers, revision, revision));
    }
}
