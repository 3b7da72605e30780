package dev.modelatlas.ingest;

import java.util.List;
import java.util.function.UnaryOperator;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.access.KeyScope;
import dev.modelatlas.ingest.draft.OrganizationDraft;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.ValidationReport;
import dev.modelatlas.sql.SqlFile;

/**
 * Checks the organizations of a call. A call can create organizations, and can change those existing organizations that
 * its publisher may change.
 */
final class RequestedOrganizations {
    private final Handle handle;
    private final Publication publication;
    private final KeyScope scope;
    private final ValidationReport findings;

    RequestedOrganizations(Handle handle, Publication publication, KeyScope scope, ValidationReport findings) {
        this.handle = handle;
        this.publication = publication;
        this.scope = scope;
        this.findings = findings;
    }

    /**
     * An organization in a call, with facts about the existing organization that matches it.
     *
     * @param newNameKo the Korean name if the organization does not have it yet; otherwise null
     * @param knownName name of the existing organization; null when there is none
     * @param publisher the publisher that introduced the organization
     */
    record Asked(
            int position,
            String slug,
            String name,
            String newNameKo,
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

    /**
     * Looks up the organizations of the call, and reports those that cannot be used. Call this after {@link NewNames}
     * has created the new organizations.
     */
    void resolve() {
        var asked = handle.select(SqlFile.read(RequestedOrganizations.class, "asked_organizations"))
                .mapTo(Asked.class)
                .list();
        asked.forEach(this::check);
        checkLooks(asked);
        // A call cannot change a Korean name that an operator set, so such a name never counts as a change.
        handle.execute("update asked_organization a set organization_id = o.id,"
                + " has_other_name_ko = a.name_ko is distinct from o.name_ko and not exists (select from"
                + " organization_curation c where c.organization_id = o.id and c.name_ko is not null)"
                + " from organization o"
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
                    "organizations." + asked.firstPosition()
                            + " already describes this organization. List each organization once.");
        } else if (asked.knownName() == null) {
            problem(
                    asked,
                    ProblemCode.UNKNOWN,
                    "slug",
                    "No organization has the slug \"" + asked.slug()
                            + "\". Leave the slug out for a new organization.");
        } else if (asked.isCurated()) {
            problem(
                    asked,
                    ProblemCode.FOREIGN,
                    null,
                    "\"" + asked.knownName() + "\" is maintained in this server's reference data or by its operators."
                            + " Leave it out of `organizations`; models may still refer to it.");
        } else if (asked.isNew() && asked.aliasOf() != null) {
            problem(
                    asked,
                    ProblemCode.DUPLICATE,
                    "name",
                    "\"" + asked.name() + "\" is another name for \"" + asked.aliasOf()
                            + "\". Leave it out of `organizations`, and use \"" + asked.aliasOf()
                            + "\" in the models.");
        } else if (scope == KeyScope.OWN && !asked.publisher().equals(publication.publisher())) {
            problem(
                    asked,
                    ProblemCode.FOREIGN,
                    null,
                    "\"" + asked.knownName() + "\" was introduced by "
                            + asked.publisher() + ". You may change only what " + publication.publisher()
                            + " published.");
        } else if (!asked.knownName().equals(asked.name())) {
            problem(
                    asked,
                    ProblemCode.FIXED,
                    "name",
                    "The name must stay \"" + asked.knownName() + "\", because"
                            + " exports of earlier revisions show it.");
        }
        checkGroup(asked);
    }

    /**
     * Reports a new organization whose name looks like a name, alias or slug of an existing organization, or like the name
     * of an earlier organization in the call. Also reports new Korean names of this kind, because lists in Korean would
     * show two organizations under one name.
     */
    private void checkLooks(List<Asked> asked) {
        if (asked.stream().noneMatch(it -> it.isNew() || it.newNameKo() != null)) {
            return;
        }
        var others = new LookalikeCheck();
        handle.select(SqlFile.read(RequestedOrganizations.class, "organization_looks"))
                .mapTo(LookalikeCheck.Name.class)
                .forEach(others::add);
        for (var organization : asked) {
            if (organization.isNew() && organization.aliasOf() == null && organization.firstPosition() == null) {
                checkLook(
                        others,
                        organization,
                        "name",
                        organization.name(),
                        other -> "Use \"" + other + "\" in the models, or choose a clearly different name.");
            }
            if (organization.newNameKo() != null && organization.knownName() != null && !organization.isCurated()) {
                checkLook(
                        others,
                        organization,
                        "nameKo",
                        organization.newNameKo(),
                        other -> "Choose a clearly different Korean name, or leave it out.");
            }
        }
    }

    /** @param advice returns advice for the caller, given the name of the organization with a similar name */
    private void checkLook(
            LookalikeCheck others, Asked organization, String field, String name, UnaryOperator<String> advice) {
        var other = others.of(name);
        if (other == null || other.organization().equals(organization.knownName())) {
            others.add(new LookalikeCheck.Name(name, organization.knownName()));
        } else {
            problem(
                    organization,
                    ProblemCode.AMBIGUOUS,
                    field,
                    looksLike(name, other) + ". " + advice.apply(other.organization()));
        }
    }

    private static String looksLike(String name, LookalikeCheck.Name other) {
        return "\"" + name + "\" looks like \"" + other.text() + "\""
                + (other.text().equals(other.organization())
                        ? ""
                        : ", another name for \"" + other.organization() + "\"");
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

    /**
     * Reports groups of groups: organizations whose parent itself has a parent, and parents that would get a parent.
     * Call this after the group of every organization has been stored.
     */
    void checkNesting() {
        record Nested(int position, String groupName, String groupOfGroup, String memberName) {}
        handle.select(SqlFile.read(RequestedOrganizations.class, "nested_groups"))
                .mapTo(Nested.class)
                .forEach(nested -> findings.problem(Problem.inCall(
                        ProblemCode.NESTED_GROUP,
                        nested.memberName() == null
                                ? "\"" + nested.groupName() + "\" itself belongs to the group \""
                                        + nested.groupOfGroup() + "\". Use that group."
                                : "This organization is the parent of \"" + nested.memberName()
                                        + "\", so it cannot have a parent itself. Leave `group` out.",
                        "organizations",
                        Integer.toString(nested.position()),
                        "group")));
    }

    static String unknown(String word) {
        return "\"" + word
                + "\" is not the slug, name or alias of an organization. Define a new organization in `organizations`.";
    }

    static String ambiguous(String word, String candidates) {
        return "\"" + word + "\" is ambiguous: " + candidates + ". Use the slug.";
    }

    private void problem(Asked asked, ProblemCode code, String field, String message) {
        findings.problem(Problem.inCall(code, message, "organizations", Integer.toString(asked.position()), field));
    }
}
