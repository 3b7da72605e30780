package dev.modelatlas.ingest.gate;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.sql.SqlFile;

/**
 * What an import did, by name: up to {@value #MOST} of each kind, in order of name.
 *
 * @param added models that are new
 * @param renamed models with another name, by old and new
 * @param removed models that the source no longer has
 * @param restored models that came back
 * @param possibleRenames models that went and that came, and may be the same
 * @param newOrganizations organizations that nobody named before
 * @param organizationRenames organizations all of whose models moved to one other
 */
public record ChangedNames(
        List<String> added,
        List<Renamed> renamed,
        List<String> removed,
        List<String> restored,
        List<Renamed> possibleRenames,
        List<NewOrganization> newOrganizations,
        List<MovedOrganization> organizationRenames) {
    /** How many of each kind are kept. */
    public static final int MOST = 1000;
    /** To look for names like theirs takes a look at all that are known. */
    private static final int MOST_COMPARED = 100;

    /** An old name and a new one. */
    public record Renamed(String before, String after) {}

    /**
     * An organization that nobody named before.
     *
     * @param unknown what counting uses and nobody has said: headquarters, sector
     * @param similar up to three known names that are most like it
     */
    public record NewOrganization(String name, List<String> unknown, List<String> similar) {}

    /** An organization all of whose models are another's now. */
    public record MovedOrganization(String before, String after, long models) {}

    /** Reads them from the tables of the import that runs, once all is compared. */
    public static ChangedNames read(Handle handle, List<String> newOrganizations) {
        return new ChangedNames(
                names(handle, "ADDED"),
                handle.createQuery("select m.name as before, n.name as after from delta d"
                                + " join next n on n.model_id = d.model_id join known m on m.model_id = d.model_id"
                                + " where d.kind = 'RENAMED' order by 1 limit :most")
                        .bind("most", MOST)
                        .mapTo(Renamed.class)
                        .list(),
                names(handle, "REMOVED"),
                names(handle, "RESTORED"),
                handle.createQuery(SqlFile.read(ChangedNames.class, "possible_renames"))
                        .bind("most", MOST)
                        .mapTo(Renamed.class)
                        .list(),
                organizations(handle, newOrganizations),
                handle.createQuery(SqlFile.read(ChangedNames.class, "organization_renames"))
                        .bind("most", MOST)
                        .mapTo(MovedOrganization.class)
                        .list());
    }

    private static List<String> names(Handle handle, String kind) {
        return handle.createQuery("select coalesce(n.name, m.name) as name from delta d"
                        + " left join next n on n.model_id = d.model_id left join known m on m.model_id = d.model_id"
                        + " where d.kind = :kind order by 1 limit :most")
                .bind("kind", kind)
                .bind("most", MOST)
                .mapTo(String.class)
                .list();
    }

    private static List<NewOrganization> organizations(Handle handle, List<String> names) {
        return handle.createQuery(SqlFile.read(ChangedNames.class, "new_organizations"))
                .bindArray("names", String.class, names.stream().limit(MOST).toList())
                .bind("compared", MOST_COMPARED)
                .mapTo(NewOrganization.class)
                .list();
    }
}
