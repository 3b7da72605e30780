package dev.modelatlas.ingest;

import org.jdbi.v3.core.Handle;

/**
 * How many models an import changes in each way, and how many of its rows it found unchanged only by comparing them.
 *
 * @param restated models of which only recorded values of the source change
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
