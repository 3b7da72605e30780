package dev.modelatlas.model.filter;

import java.util.ArrayList;
import java.util.List;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.ErrorCode;
import dev.modelatlas.sql.SqlFragment;

/** Translates a filter and the filters nested in it to SQL. */
final class FilterPredicate {
    private static final int DEEPEST = 8;

    private final FilterNames names;
    private final FilterBudget binds;

    FilterPredicate(FilterNames names, FilterBudget binds) {
        this.names = names;
        this.binds = binds;
    }

    /**
     * The SQL condition on a row {@code m}.
     *
     * @param enclosing bases to use where the filter sets none
     * @param path path of the filter in the request
     * @param depth 1 for the outermost filter
     */
    SqlFragment of(ModelFilter filter, Bases enclosing, String path, int depth) {
        if (depth > DEEPEST) {
            throw new ApiException(
                    ErrorCode.LIMIT_EXCEEDED,
                    path,
                    "`" + path + "` is nested too deeply. The limit is " + DEEPEST + " levels.");
        }
        var bases = enclosing.within(filter);
        var terms = new FilterTerms(path, binds);
        if (filter.text() != null) {
            binds.countText(path + ".text");
            terms.add(ModelText.predicate(names.text(filter.text(), path + ".text"), names.revision(), binds));
        }
        release(terms, filter);
        parties(terms, filter, bases);
        uses(terms, filter);
        magnitudes(terms, filter);
        terms.values(filter.accessibility(), "m.accessibility = any(?)");
        terms.known(filter.accessibilityKnown(), "m.accessibility is not null");
        terms.values(filter.confidence(), "m.confidence = any(?)");
        // A filter with all publishers of the revision excludes no model. Without the condition, precomputed counts can
        // be used.
        if (!names.areAllPublishers(filter.publishers())) {
            terms.names(
                    "publishers",
                    filter.publishers(),
                    "m.model_id in (select p.id from model p where p.publisher = any(cast(? as text[])))",
                    names::publishers);
        }
        combinators(terms, filter, bases, path, depth);
        return terms.joined();
    }

    private static void release(FilterTerms terms, ModelFilter filter) {
        terms.day("releasedFrom", filter.releasedFrom(), "m.released_on >= ?");
        terms.day("releasedTo", filter.releasedTo(), "m.released_on <= ?");
        terms.range("releasedFrom", filter.releasedFrom(), "releasedTo", filter.releasedTo());
    }

    private void parties(FilterTerms terms, ModelFilter filter, Bases bases) {
        terms.names(
                "organizations",
                filter.organizations(),
                "m.organization_ids && cast(? as int[])",
                names::organizations);
        terms.names("groups", filter.groups(), "m.group_ids && cast(? as int[])", names::organizations);
        terms.names(
                "countries",
                filter.countries(),
                "m." + bases.countries().column() + " && cast(? as text[])",
                names::countries);
        terms.values(filter.sectors(), "m.sectors && cast(? as text[])");
        terms.known(filter.sectorKnown(), "cardinality(m.sectors) > 0");
        terms.value(filter.collaboration(), "m." + bases.organizations().collaborationColumn() + " = ?");
    }

    private void uses(FilterTerms terms, ModelFilter filter) {
        terms.names("domains", filter.domains(), "m.domain_ids && cast(? as int[])", names::domains);
        terms.count(filter.minDomains(), "cardinality(m.domain_ids) >= ?");
        terms.count(filter.maxDomains(), "cardinality(m.domain_ids) <= ?");
        terms.range("minDomains", filter.minDomains(), "maxDomains", filter.maxDomains());
        terms.names("tasks", filter.tasks(), "m.task_ids && cast(? as int[])", names::tasks);
        terms.count(filter.minTasks(), "cardinality(m.task_ids) >= ?");
        terms.count(filter.maxTasks(), "cardinality(m.task_ids) <= ?");
        terms.range("minTasks", filter.minTasks(), "maxTasks", filter.maxTasks());
    }

    private static void magnitudes(FilterTerms terms, ModelFilter filter) {
        terms.number("minTrainingFlop", filter.minTrainingFlop(), "m.training_flop >= ?");
        terms.number("maxTrainingFlop", filter.maxTrainingFlop(), "m.training_flop <= ?");
        terms.number("trainingFlopBelow", filter.trainingFlopBelow(), "m.training_flop < ?");
        terms.range("minTrainingFlop", filter.minTrainingFlop(), "maxTrainingFlop", filter.maxTrainingFlop());
        terms.range("minTrainingFlop", filter.minTrainingFlop(), "trainingFlopBelow", filter.trainingFlopBelow());
        terms.known(filter.computeKnown(), "m.training_flop is not null");
        terms.number("minParameters", filter.minParameters(), "m.parameters >= ?");
        terms.number("maxParameters", filter.maxParameters(), "m.parameters <= ?");
        terms.range("minParameters", filter.minParameters(), "maxParameters", filter.maxParameters());
    }

    private void combinators(FilterTerms terms, ModelFilter filter, Bases bases, String path, int depth) {
        if (FilterTerms.isGiven(filter.all())) {
            terms.add(SqlFragment.and(each(filter.all(), bases, path + ".all", depth)));
        }
        if (FilterTerms.isGiven(filter.any())) {
            terms.add(SqlFragment.or(each(filter.any(), bases, path + ".any", depth)));
        }
        if (filter.not() != null) {
            var inner = of(filter.not(), bases, path + ".not", depth + 1);
            // A condition on an unknown value is null in SQL, so the model does not match the condition. The model must
            // then match the negated condition; `not` alone would give null again.
            terms.add(new SqlFragment("(" + inner.sql() + " is not true)", inner.binds()));
        }
    }

    private List<SqlFragment> each(List<ModelFilter> filters, Bases bases, String path, int depth) {
        var conditions = new ArrayList<SqlFragment>();
        for (var i = 0; i < filters.size(); i++) {
            conditions.add(of(filters.get(i), bases, path + "[" + i + "]", depth + 1));
        }
        return conditions;
    }
}
