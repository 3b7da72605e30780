package dev.modelatlas.ingest;

import org.jdbi.v3.core.Handle;

/**
 * The number of models with each kind of change that an import makes.
 *
 * @param restated models with the same facts, for which the import records other values of the source
 * @param unchanged models that a row describes without a change, except rows that
 *     {@link ImportAttempt#unchangedAtSight} counts
 */
record DeltaCounts(int added, int restored, int changed, int renamed, int restated, int unchanged, int removed) {

    /** Counts the rows of the table {@code delta}. */
    static DeltaCounts read(Handle handle) {
        return handle.select("""
                        select
                            count(*) filter (where kind = 'ADDED') as added,
                            count(*) filter (where kind = 'RESTORED') as restored,
                            count(*) filter (where kind = 'CHANGED') as changed,
                            count(*) filter (where kind = 'RENAMED') as renamed,
                            count(*) filter (where kind = 'RESTATED') as restated,
                            count(*) filter (where kind = 'UNCHANGED' and line is not null) as unchanged,
                            count(*) filter (where kind = 'REMOVED') as removed
                        from delta""").mapTo(DeltaCounts.class).one();
    }

    boolean changesAnything() {
        return added + restored + changed + renamed + restated + removed > 0;
    }
}
