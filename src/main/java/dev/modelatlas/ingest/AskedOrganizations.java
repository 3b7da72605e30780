package dev.modelatlas.ingest;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.sql.SqlFile;

/** The organizations that a call states: new ones, and changes of those that the publisher may change. */
final class AskedOrganizations {
    private final Handle handle;
    private final Publication publication;
    private final KeyScope scope;
    private final Findings findings;

    AskedOrganizations(Handle handle, Publication publication, KeyScope scope, Findings findings) {
        this.handle = handle;
        this.publication = publication;
        this.scope = scope;
        this.findings = findings;
    }

    /** What is known of one; {@code knownName} is null while there is none, {@code publisher} who introduced it. */
    record Asked(
            int position,
            String slug,
            String name,
            String groupWord,
            String knownName,
            String publisher,
            boolean isNew,
            boolean isCurated,
            Integer firstPosition,
            String aliasOf,
            String groupName,
            String groupCandidates) {}

    void stage(List<OrganizationDraft> drafts) {
        var batch = handle.prepareBatch("insert into asked_organization"
                + " (position, slug, name, name_ko, sector, headquarters, group_word)"
                + " values (:position, :slug, :name, :nameKo, :sector, :headquarters, :group)");
        drafts.forEach(draft -> batch.bindMethods(draft).add());
        batch.execute();
    }

    /** Finds them, once the new ones are created, and tells what cannot be. */
    void resolve() {
        var asked = handle.select(SqlFile.read(AskedOrganizations.class, "asked_organizations"))
                .mapTo(Asked.class)
                .list();
        asked.forEach(this::check);
        checkLooks(asked);
        handle.execute("update asked_organization a set organization_id = o.id from organization o"
                + " where case when a.slug is null then o.name = a.name else o.slug = a.slug end"
                + " and a.position = (select min(f.position) from asked_organization f"
                + " where case when f.slug is null then o.name = f.name else o.slug = f.slug end)");
    }

    private void check(Asked asked) {
        if (asked.firstPosition() != null) {
            problem(
                    asked,
                    ProblemCode.DUPLICATE,
                    null,
                    "It is stated by organizations." + asked.firstPosition()
                            + " already. State each organization once.");
        } else if (asked.knownName() == null) {
            problem(
                    asked,
                    ProblemCode.UNKNOWN,
                    "slug",
                    "No organization has the slug \"" + asked.slug() + "\". Leave it out for a new organization.");
        } else if (asked.isCurated()) {
            problem(
                    asked,
                    ProblemCode.FOREIGN,
                    null,
                    "\"" + asked.knownName() + "\" is described by this server's"
                            + " reference data or its operators. Name it in the models, and leave it out here.");
        } else if (asked.isNew() && asked.aliasOf() != null) {
            problem(
                    asked,
                    ProblemCode.DUPLICATE,
                    "name",
                    "\"" + asked.name() + "\" is another name of \"" + asked.aliasOf()
                            + "\". Name that one in the models.");
        } else if (scope == KeyScope.OWN && !asked.publisher().equals(publication.publisher())) {
            problem(
                    asked,
                    ProblemCode.FOREIGN,
                    null,
                    "\"" + asked.knownName() + "\" was introduced by "
                            + asked.publisher() + ", and this key may change only what " + publication.publisher()
                            + " published.");
        } else if (!asked.knownName().equals(asked.name())) {
            problem(
                    asked,
                    ProblemCode.FIXED,
                    "name",
                    "It is called \"" + asked.knownName() + "\", and stays so:"
                            + " exports of old revisions show the name.");
        }
        checkGroup(asked);
    }

    /** Tells new ones that people would take for another one, which is there or stated before them. */
    private void checkLooks(List<Asked> asked) {
        var fresh = asked.stream()
                .filter(it -> it.isNew() && it.aliasOf() == null && it.firstPosition() == null)
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        var others = new LookAlikes(handle.select("select o.name from organization o"
                        + " where not exists (select from new_organization n where n.name = o.name)"
                        + " union select r.name from reference_organization r order by 1")
                .mapTo(String.class)
                .list());
        for (var organization : fresh) {
            var other = others.of(organization.name());
            if (other == null || other.equals(organization.name())) {
                others.add(organization.name());
            } else {
                problem(
                        organization,
                        ProblemCode.AMBIGUOUS,
                        "name",
                        "\"" + organization.name() + "\" looks like \"" + other
                                + "\". Name that one in the models, or give a name that differs in more than look.");
            }
        }
    }

    private void checkGroup(Asked asked) {
        if (asked.groupWord() == null || asked.groupName() != null) {
            return;
        }
        if (asked.groupCandidates() == null) {
            problem(asked, ProblemCode.UNKNOWN, "group", unknown(asked.groupWord()));
        } else {
            problem(asked, ProblemCode.AMBIGUOUS, "group", ambiguous(asked.groupWord(), asked.groupCandidates()));
        }
    }

    /** Tells groups of groups, once it is known what every organization is counted under. */
    void checkNesting() {
        record Nested(int position, String groupName, String groupOfGroup, String memberName) {}
        handle.select(SqlFile.read(AskedOrganizations.class, "nested_groups"))
                .mapTo(Nested.class)
                .forEach(nested -> findings.problem(Problem.inCall(
                        ProblemCode.NESTED_GROUP,
                        nested.memberName() == null
                                ? "\"" + nested.groupName() + "\" is itself counted under \"" + nested.groupOfGroup()
                                        + "\". Name that one."
                                : "\"" + nested.memberName() + "\" is counted under this organization, which can"
                                        + " therefore not be counted under another one.",
                        "organizations",
                        Integer.toString(nested.position()),
                        "group")));
    }

    static String unknown(String word) {
        return "\"" + word + "\" is no slug, name or alias of an organization. State a new one in `organizations`.";
    }

    static String ambiguous(String word, String candidates) {
        return "\"" + word + "\" could be any of: " + candidates + ". Give the slug.";
    }

    private void problem(Asked asked, ProblemCode code, String field, String message) {
        var position = Integer.toString(asked.position());
        findings.problem(
                field == null
                        ? Problem.inCall(code, message, "organizations", position)
                        : Problem.inCall(code, message, "organizations", position, field));
    }
}
