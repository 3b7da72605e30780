package dev.modelatlas.ingest;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.sql.SqlFile;

/** How drafts are matched with models. The steps run in this order. */
enum Matching {
    /** Matches rows that contain a slug, as in files in this project's own format. */
    SAME_SLUG("d.asked_slug = m.slug"),
    /** Distinguishes models with the same name, which {@link #SAME_NAME} cannot do. */
    SAME_NAME_DAY_AND_ORGANIZATIONS(
            "d.name = m.name and d.released_on = m.released_on and d.organization_set = m.organization_set"),
    SAME_NAME("d.name = m.name"),
    /**
     * Matches names that give the same slug. Ignores names without any letter that a slug can contain, such as Korean
     * names: they give an empty slug, so all of them would match each other.
     */
    SAME_SPELLING_AND_SHARED_ORGANIZATION(
            "d.base_slug = m.base_slug and d.base_slug <> '' and d.organization_ids && m.organization_ids"),
    // Models with unknown organizations may be of different organizations.
    // The number 1e-300 keeps the products above zero: if a product underflows to zero, PostgreSQL reports an error.
    SAME_ORGANIZATIONS_DAY_AND_LINK("d.released_on = m.released_on and d.organization_set = m.organization_set"
            + " and d.organization_set <> '{}'"
            + " and d.links && m.links"
            + " and not coalesce(abs(d.parameters - m.parameters) > 0.01 * greatest(d.parameters, m.parameters, 1e-300), false)"
            + " and not coalesce(abs(d.training_flop - m.training_flop)"
            + " > 0.01 * greatest(d.training_flop, m.training_flop, 1e-300), false)");

    private static final String NO_SKIPPED_SLUG = " and not exists (select from skipped s where s.slug = m.slug)";
    private static final String NO_SKIPPED_NAME = " and not exists (select from skipped s where s.name = m.name)";
    private static final String NO_SKIPPED_SPELLING =
            " and not exists (select from skipped s where s.base_slug = m.base_slug and s.base_slug <> '')";
    private static final String STEP = SqlFile.read(Matching.class, "match_step");
    private static final String FOREIGN = SqlFile.read(Matching.class, "foreign");

    private static final List<Matching> BY_NAME =
            List.of(SAME_NAME_DAY_AND_ORGANIZATIONS, SAME_NAME, SAME_SPELLING_AND_SHARED_ORGANIZATION);

    private final String condition;

    Matching(String condition) {
        this.condition = condition;
    }

    /** A draft that describes a model of another publisher. */
    record Foreign(long line, String name, String publisher, String slug) {}

    /**
     * Fills the table {@code matched} for a file. Drafts are matched with models of the current revision first, then
     * with removed models.
     */
    static void ofFile(Handle handle) {
        for (var step : values()) {
            step.run(handle, true, true);
        }
        SAME_SLUG.run(handle, false, true);
        BY_NAME.forEach(step -> step.run(handle, false, true));
    }

    /** The condition for rows of a file. It excludes models that an earlier step would match with a skipped row. */
    private String conditionOfFile() {
        return switch (this) {
            case SAME_SLUG -> condition;
            case SAME_NAME_DAY_AND_ORGANIZATIONS -> condition + NO_SKIPPED_SLUG;
            case SAME_NAME -> condition + NO_SKIPPED_SLUG + NO_SKIPPED_NAME;
            case SAME_SPELLING_AND_SHARED_ORGANIZATION, SAME_ORGANIZATIONS_DAY_AND_LINK ->
                condition + NO_SKIPPED_SLUG + NO_SKIPPED_NAME + NO_SKIPPED_SPELLING;
        };
    }

    /**
     * Fills the table {@code matched} for a call. A slug identifies its model, no matter who published the model. A row
     * without a slug is matched only by name. {@link #SAME_ORGANIZATIONS_DAY_AND_LINK}, which finds renamed models,
     * does not run: it requires that no other row has the old name of the model. A file shows this; a call does not,
     * because it omits most models. For the same reason, if two names differ in letters that a slug cannot contain,
     * such as Korean letters, they count as names of different models.
     *
     * <p>A steward, who may change every publisher's models, restores a removed model and leaves it with its publisher.
     * Otherwise, the next file of that publisher would be refused, because its row would describe the steward's model.
     */
    static void ofCall(Handle handle, KeyScope scope) {
        for (var current : List.of(true, false)) {
            SAME_SLUG.run(handle, current, true);
            SAME_SLUG.run(handle, current, false);
        }
        BY_NAME.forEach(step -> step.runWithoutSlug(handle, true, true));
        BY_NAME.forEach(step -> step.runWithoutSlug(handle, true, false));
        BY_NAME.forEach(step -> step.runWithoutSlug(handle, false, true));
        if (scope == KeyScope.ALL) {
            BY_NAME.forEach(step -> step.runWithoutSlug(handle, false, false));
        }
    }

    /**
     * Finds drafts that were matched with no current model, but describe a model of another publisher. Also finds
     * drafts that give a model of this publisher the name of another publisher's model.
     */
    static List<Foreign> foreign(Handle handle) {
        return handle.select(FOREIGN.formatted(SAME_ORGANIZATIONS_DAY_AND_LINK.condition))
                .mapTo(Foreign.class)
                .list();
    }

    private void run(Handle handle, boolean current, boolean own) {
        run(handle, conditionOfFile(), current, own);
    }

    private void runWithoutSlug(Handle handle, boolean current, boolean own) {
        run(handle, "d.asked_slug is null and may_be_spellings(d.name, m.name) and " + condition, current, own);
    }

    private static void run(Handle handle, String condition, boolean current, boolean own) {
        handle.createUpdate(STEP.formatted(condition))
                .bind("current", current)
                .bind("own", own)
                .execute();
    }
}
