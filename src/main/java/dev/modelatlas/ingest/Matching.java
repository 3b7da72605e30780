package dev.modelatlas.ingest;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.sql.SqlFile;

/**
 * How drafts are matched with models. The steps run in this order. In each step, a draft and a model form a pair if they
 * have a common key, such as a common name.
 */
enum Matching {
    /** Matches rows that contain a slug, as in files in this project's own format. */
    SAME_SLUG("slug", "d.asked_slug is not null"),
    /** Distinguishes models with the same name, which {@link #SAME_NAME} cannot do. */
    SAME_NAME_DAY_AND_ORGANIZATIONS("name, released_on, organization_set", "true"),
    SAME_NAME("name", "true"),
    /**
     * Matches names that give the same slug. Ignores names without any letter that a slug can contain, such as Korean
     * names: they give an empty slug, so all of them would match each other. A model has a key for each organization.
     */
    SAME_SPELLING_AND_SHARED_ORGANIZATION("base_slug, organization", "d.base_slug <> ''"),
    /** Finds renamed models, which have no common key. {@link #MOST_RENAMED} limits the work. */
    SAME_ORGANIZATIONS_DAY_AND_LINK("", "");

    /**
     * If more than this many rows and more than this many models have the same date, organizations and link, none of them
     * counts as renamed. Otherwise, the numbers of each row would have to be compared with those of each model.
     */
    static final int MOST_RENAMED = 100;

    private static final String NO_SKIPPED_SLUG = " and not exists (select from skipped s where s.slug = m.slug)";
    private static final String NO_SKIPPED_NAME = " and not exists (select from skipped s where s.name = m.name)";
    private static final String NO_SKIPPED_SPELLING =
            " and not exists (select from skipped s where s.base_slug = m.base_slug and s.base_slug <> '')";
    private static final String ORGANIZATION = " cross join lateral unnest(%1$s.organization_ids) as o (organization)";
    /**
     * Names that differ in letters outside slugs have no common key, unless one of them has no such letters: it has a
     * further key, which all names of the other side have.
     */
    private static final String LETTERS = " cross join lateral (select letters_outside_slugs(%1$s.name)) as n (own)"
            + " cross join lateral unnest(array[own, 'to a %3$s without', case own when '' then 'to a %2$s without' end])"
            + " as l (letters)";

    private static final String STEP = SqlFile.read(Matching.class, "match_step");
    private static final String RENAMED =
            SqlFile.read(Matching.class, "renamed").replace("${most}", Integer.toString(MOST_RENAMED));
    private static final String STEP_OF_RENAMED = SqlFile.read(Matching.class, "match_renamed");
    private static final String FOREIGN = SqlFile.read(Matching.class, "foreign");

    private static final List<Matching> BY_NAME =
            List.of(SAME_NAME_DAY_AND_ORGANIZATIONS, SAME_NAME, SAME_SPELLING_AND_SHARED_ORGANIZATION);

    private final String key;
    private final String condition;

    /**
     * @param key columns of the key
     * @param condition condition for rows that have a key
     */
    Matching(String key, String condition) {
        this.key = key;
        this.condition = condition;
    }

    /** A draft that describes a model of another publisher. */
    record Foreign(long line, String name, String publisher, String slug) {}

    /**
     * Rows and models with the same date, organizations and link that are too many to be compared.
     *
     * @param line the first line of the rows
     * @param publisher the other publisher of the models; null if they are models of this publisher
     */
    record Crowd(long line, long lines, long models, String link, String publisher) {
        String sentence() {
            return "Lines with the same date, organizations and link (" + link + "), the first in line " + line + ": "
                    + lines + " lines and " + models + " models" + (publisher == null ? "" : " of " + publisher)
                    + " were not compared, because they are too many (limit: " + MOST_RENAMED
                    + "). Renamed models among them count as new"
                    + (publisher == null ? ", and their former names as removed." : ".");
        }
    }

    /**
     * Fills the table {@code matched} for a file. Drafts are matched with models of the current revision first, then
     * with removed models. Also fills the table {@code crowd}.
     */
    static void ofFile(Handle handle) {
        for (var step : values()) {
            step.run(handle, true);
        }
        SAME_SLUG.run(handle, false);
        BY_NAME.forEach(step -> step.run(handle, false));
    }

    /** The condition for models of a file. It excludes models that an earlier step would match with a skipped row. */
    private String unskipped() {
        return switch (this) {
            case SAME_SLUG -> "true";
            case SAME_NAME_DAY_AND_ORGANIZATIONS -> "true" + NO_SKIPPED_SLUG;
            case SAME_NAME -> "true" + NO_SKIPPED_SLUG + NO_SKIPPED_NAME;
            case SAME_SPELLING_AND_SHARED_ORGANIZATION, SAME_ORGANIZATIONS_DAY_AND_LINK ->
                "true" + NO_SKIPPED_SLUG + NO_SKIPPED_NAME + NO_SKIPPED_SPELLING;
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
            run(handle, SAME_SLUG.equalKeys("true"), current, true);
            run(handle, SAME_SLUG.equalKeys("true"), current, false);
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
        return handle.createQuery(FOREIGN.replace("${renamed}", RENAMED))
                .mapTo(Foreign.class)
                .list();
    }

    /** The crowds that {@link #ofFile} and {@link #foreign} found. */
    static List<Crowd> crowds(Handle handle) {
        return handle.select("select * from crowd order by publisher nulls first, line, link")
                .mapTo(Crowd.class)
                .list();
    }

    private void run(Handle handle, boolean current) {
        run(handle, statement(), current, true);
    }

    /** The SQL statement of this step, for a file. */
    String statement() {
        return this == SAME_ORGANIZATIONS_DAY_AND_LINK
                ? STEP_OF_RENAMED.replace("${renamed}", RENAMED).replace("${model}", unskipped())
                : equalKeys(unskipped());
    }

    private void runWithoutSlug(Handle handle, boolean current, boolean own) {
        run(handle, statementWithoutSlug(), current, own);
    }

    /** The SQL statement of this step, for rows of a call that have no slug. */
    String statementWithoutSlug() {
        var hasLetters = this == SAME_SPELLING_AND_SHARED_ORGANIZATION;
        return equalKeys(hasLetters, condition + " and d.asked_slug is null", "true");
    }

    private String equalKeys(String model) {
        return equalKeys(false, condition, model);
    }

    /** @param hasLetters whether the letters outside slugs are part of the key */
    private String equalKeys(boolean hasLetters, String row, String model) {
        var keys = hasLetters ? key + ", letters" : key;
        var lists = (this == SAME_SPELLING_AND_SHARED_ORGANIZATION ? ORGANIZATION : "") + (hasLetters ? LETTERS : "");
        return STEP.replace("${keys of row}", this == SAME_SLUG ? "d.asked_slug as slug" : keys)
                .replace("${keys}", keys)
                .replace("${lists of row}", lists.formatted("d", "row", "model"))
                .replace("${lists of model}", lists.formatted("m", "model", "row"))
                .replace("${row}", row)
                .replace("${model}", model);
    }

    private static void run(Handle handle, String statement, boolean current, boolean own) {
        handle.createUpdate(statement).bind("current", current).bind("own", own).execute();
    }
}
