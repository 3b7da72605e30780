package dev.modelatlas.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.ingest.gate.ChangedNames;

/** What an operator says: no rows, but what is counted of those that there are may change. */
final class CurationAttempt extends Attempt {
    private final Curation curation;

    private CurationAttempt(Handle handle, ReferenceData reference, Publication publication, Curation curation) {
        super(handle, reference, publication, stage -> {});
        this.curation = curation;
    }

    /** One on top of the current revision, of the same day and under the same credit: the data is still its source's. */
    static CurationAttempt of(Handle handle, ReferenceData reference, Curation curation, boolean dryRun) {
        record Current(String publisher, LocalDate asOf, String name, String url, String licence, String attribution) {}
        // Imports wait from here on, so that it stays the current one.
        handle.execute("select pg_advisory_xact_lock(?)", Ingest.LOCK);
        var current = handle.select("select r.publisher, r.as_of, s.name, s.url, s.licence, s.attribution"
                        + " from revision r join source s on s.id = r.source_id order by r.number desc limit 1")
                .mapTo(Current.class)
                .findOne()
                .orElseThrow(() -> new RefusedException("There is no revision yet. Import data first."));
        var publication = new Publication(
                curation.actor(),
                current.publisher(),
                current.asOf() + ", curated",
                current.asOf(),
                null,
                current.name(),
                current.url(),
                current.licence(),
                current.attribution(),
                sha256(curation.summary()),
                dryRun,
                false,
                false);
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
        script("call_organizations");
        script("organization_versions");
        refuseNestedGroups();
        script("resolve");
        script("call_known");
    }

    /** Groups are one level: whoever is counted under another one has no members. */
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

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    void noteUnchanged() {
        // What was said is in the audit log by the triggers of its tables.
    }

    @Override
    int unchangedAtSight() {
        return 0;
    }

    @Override
    void keepDigests(boolean written) {
        // There are no rows.
    }

    @Override
    void noteFindings() {
        // There are no rows.
    }

    @Override
    void checkLosses() {
        // Whoever curates names what is to change.
    }

    @Override
    ChangedNames names() {
        return null;
    }

    @Override
    void older(Problem problem) {
        throw new IllegalStateException(problem.message());
    }
}
