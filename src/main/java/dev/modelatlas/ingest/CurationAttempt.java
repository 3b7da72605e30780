package dev.modelatlas.ingest;

import java.sql.SQLException;
import java.util.Set;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.fact.Fact;
import dev.modelatlas.ingest.reference.ReferenceData;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.value.Sha256;

/**
 * Imports an operator's decision about organizations or models. A decision adds no models, but may change how existing
 * models are counted.
 */
final class CurationAttempt extends ImportAttempt {
    private final Curation curation;

    private CurationAttempt(Handle handle, ReferenceData reference, Publication publication, Curation curation) {
        super(handle, reference, publication, stage -> {});
        this.curation = curation;
    }

    /**
     * Prepares the import of a decision. A new revision gets the date, source and attribution of the current revision,
     * because its data still comes from that source.
     */
    static CurationAttempt of(Handle handle, ReferenceData reference, Curation curation, boolean dryRun) {
        // The lock makes other writers wait, so that none of them creates a revision in the meantime.
        Ingest.lock(handle, "select pg_advisory_xact_lock(?)", Ingest.LOCK);
        var current = handle.select("select r.publisher, s.name, s.url, s.licence, s.attribution, r.as_of"
                        + " from revision r join source s on s.id = r.source_id order by r.number desc limit 1")
                .mapTo(Dataset.class)
                .findOne()
                .orElseThrow(() -> new RefusedException(
                        "There is no revision yet. Run `serve` once, or `import " + "--shipped`."));
        var publication = new Publication(
                curation.actor(),
                current,
                current.asOf() + Curation.LABEL_SUFFIX,
                null,
                Sha256.hex(curation.summary()),
                Fact.LATEST_EDITION,
                dryRun ? Set.of(ImportOption.DRY_RUN) : Set.of(),
                null);
        return new CurationAttempt(handle, reference, publication, curation);
    }

    @Override
    String origin() {
        return "REFERENCE";
    }

    @Override
    long stage() {
        var revision = handle.select("select revision from this_import")
                .mapTo(Integer.class)
                .one();
        curation.write(handle, revision, reference);
        return 0;
    }

    @Override
    void match() throws SQLException {
        script("alias_meanings");
        script("call_organizations");
        NewNames.all(handle);
        script("organization_versions");
        refuseNestedGroups();
        script("resolve");
        script("call_known");
    }

    /** Refuses groups of groups: the parent of a group must not belong to another group. */
    private void refuseNestedGroups() {
        record Nested(String member, String group, String groupOfGroup) {}
        handle.select("select o.name as member, g.name as \"group\", p.name as group_of_group"
                        + " from organization_state s join organization_state t on t.organization_id = s.group_id"
                        + " join organization o on o.id = s.organization_id join organization g on g.id = t.organization_id"
                        + " join organization p on p.id = t.group_id"
                        + " where t.group_id <> t.organization_id and (s.organization_id in"
                        + " (select organization_id from changed_organization) or t.organization_id in"
                        + " (select organization_id from changed_organization)) order by 1 limit 1")
                .mapTo(Nested.class)
                .findOne()
                .ifPresent(nested -> {
                    throw new RefusedException("\"" + nested.member() + "\" would be counted under \"" + nested.group()
                            + "\", which is itself counted under \"" + nested.groupOfGroup()
                            + "\". Groups have one level: count both under \"" + nested.groupOfGroup() + "\".");
                });
    }

    @Override
    boolean recordsFindings() {
        return false;
    }

    @Override
    void noteUnchanged() {
        // Nothing to write here: triggers on the tables write the decision to the audit log.
    }

    @Override
    void older(Problem problem) {
        throw new IllegalStateException(problem.message());
    }
}
