package dev.modelatlas.ingest;

import java.util.List;

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
    /** Names without a letter of a slug, such as Korean ones, all have the same, which says nothing. */
    SAME_SPELLING_AND_SHARED_ORGANIZATION(
            "d.base_slug = m.base_slug and d.base_slug <> '' and d.organization_ids && m.organization_ids"),
    SAME_ORGANIZATIONS_DAY_AND_LINK("d.released_on = m.released_on and d.organization_set = m.organization_set"
            + " and d.links && m.links"
            + " and not coalesce(abs(d.parameters - m.parameters) > 0.01 * greatest(d.parameters, m.parameters), false)"
            + " and not coalesce(abs(d.training_flop - m.training_flop)"
            + " > 0.01 * greatest(d.training_flop, m.training_flop), false)");

    private static final String STEP = SqlFile.read(Matching.class, "match_step");
    private static final String FOREIGN = SqlFile.read(Matching.class, "foreign");

    private static final List<Matching> BY_NAME =
            List.of(SAME_NAME_DAY_AND_ORGANIZATIONS, SAME_NAME, SAME_SPELLING_AND_SHARED_ORGANIZATION);

    private final String condition;

    Matching(String condition) {
        this.condition = condition;
    }

    /** A row of somebody else's that states what a draft states. */
    record Foreign(long line, String name, String publisher, String slug) {}

    /** Fills {@code matched} for a file: first among the models of the current revision, then among those that left. */
    static void ofFile(Handle handle) {
        for (var step : values()) {
            step.run(handle, true, true);
        }
        SAME_SLUG.run(handle, false, true);
        BY_NAME.forEach(step -> step.run(handle, false, true));
    }

    /**
     * Fills {@code matched} for a call. A slug finds its model, whosesoever it is; a row without one is found by its
     * name alone. That the organizations, the day and a link are the same says nothing here: in a file it is a rename
     * when the old name is gone, but a call leaves most names out.
     */
    static void ofCall(Handle handle) {
        for (var current : List.of(true, false)) {
            SAME_SLUG.run(handle, current, true);
            SAME_SLUG.run(handle, current, false);
        }
        BY_NAME.forEach(step -> step.run(handle, true, true));
        BY_NAME.forEach(step -> step.run(handle, true, false));
        BY_NAME.forEach(step -> step.run(handle, false, true));
    }

    /** What others state already, of the rows that are no current model of the publisher's own. */
    static List<Foreign> foreign(Handle handle) {
        return handle.select(FOREIGN.formatted(SAME_ORGANIZATIONS_DAY_AND_LINK.condition))
                .mapTo(Foreign.class)
                .list();
    }

    private void run(Handle handle, boolean current, boolean own) {
        handle.createUpdate(STEP.formatted(condition))
                .bind("current", current)
                .bind("own", own)
                .execute();
    }
}
