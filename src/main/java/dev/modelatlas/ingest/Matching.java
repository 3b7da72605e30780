package dev.modelatlas.ingest;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.sql.SqlFile;

/** Finds which draft is which model, by the steps of the subject's rules, in their order. */
enum Matching {
    /** Our own format states the slug. */
    SAME_SLUG("d.asked_slug = m.slug"),
    /** Tells apart several models of one name, which the next step could not. */
    SAME_NAME_DAY_AND_ORGANIZATIONS(
            "d.name = m.name and d.released_on = m.released_on and d.organization_set = m.organization_set"),
    SAME_NAME("d.name = m.name"),
    SAME_SPELLING_AND_SHARED_ORGANIZATION("d.base_slug = m.base_slug and d.organization_ids && m.organization_ids"),
    SAME_ORGANIZATIONS_DAY_AND_LINK("d.released_on = m.released_on and d.organization_set = m.organization_set"
            + " and d.links && m.links"
            + " and not coalesce(abs(d.parameters - m.parameters) > 0.01 * greatest(d.parameters, m.parameters), false)"
            + " and not coalesce(abs(d.training_flop - m.training_flop)"
            + " > 0.01 * greatest(d.training_flop, m.training_flop), false)");

    private static final String STEP = SqlFile.read(Matching.class, "match_step");

    private final String condition;

    Matching(String condition) {
        this.condition = condition;
    }

    /** Fills {@code matched}: first among the models of the current revision, then among those that left. */
    static void run(Handle handle) {
        for (var step : values()) {
            step.run(handle, true);
        }
        SAME_SLUG.run(handle, false);
        SAME_NAME_DAY_AND_ORGANIZATIONS.run(handle, false);
        SAME_NAME.run(handle, false);
        SAME_SPELLING_AND_SHARED_ORGANIZATION.run(handle, false);
    }

    private void run(Handle handle, boolean current) {
        handle.createUpdate(STEP.formatted(condition)).bind("current", current).execute();
    }
}
