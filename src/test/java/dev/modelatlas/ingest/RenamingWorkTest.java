package dev.modelatlas.ingest;

import org.junit.jupiter.api.Test;

import dev.modelatlas.fact.FactSql;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.reference.ReferenceTables;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

/** The work for the renamings of {@code db/reference} depends on their number, not on the number of organizations. */
@Concurrent
class RenamingWorkTest {
    private final Atlas atlas = Atlas.filled();

    @Test
    void looksUpSuccessorsOnlyForRenamedOrganizations() {
        var scans = atlas.jdbi().withHandle(handle -> {
            // Without statistics, as in a new database, the planner would choose another plan.
            handle.execute("analyze organization, organization_version, organization_successor");
            handle.begin();
            handle.createScript(FactSql.read(Ingest.class, "stage")).execute();
            ReferenceTables.fill(handle, new ReferenceData());
            handle.execute(
                    "create temp table organization_word on commit drop as select name as word, name from organization");
            handle.execute("insert into this_import values (100, 'Test', 'REFERENCE')");
            handle.execute(FactSql.read(Ingest.class, "successors"));
            var scanned = handle.select("select coalesce(sum(pg_stat_get_xact_numscans(c.oid)), 0) from pg_index i"
                            + " join pg_class c on c.oid = i.indexrelid or c.oid = i.indrelid"
                            + " where i.indrelid = 'organization_successor'::regclass")
                    .mapTo(Integer.class)
                    .one();
            handle.rollback();
            return scanned;
        });
        var renamings = 2;
        assertThat(scans).isBetween(1, 10 * renamings);
    }
}
