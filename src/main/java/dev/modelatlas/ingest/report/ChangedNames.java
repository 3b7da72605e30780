package dev.modelatlas.ingest.report;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.sql.SqlFile;

/**
 * The names of the models and organizations that an import changes. Each list has at most {@value #MOST} names, sorted.
 *
 * @param added new models
 * @param renamed old and new names of models whose name changed
 * @param removed models that the source no longer has
 * @param restored models that returned after a removal
 * @param possibleRenames pairs of a removed and an added model that may be the same model
 * @param newOrganizations organizations that are new to the dataset
 * @param organizationRenames organizations whose models now all belong to one other organization
 */
public record ChangedNames(
        List<String> added,
        List<Renamed> renamed,
        List<String> removed,
        List<String> restored,
        List<Renamed> possibleRenames,
        List<NewOrganization> newOrganizations,
        List<MovedOrganization> organizationRenames) {
    /** Maximum number of names of each kind. */
    public static final int MOST = 1000;
    /**
     * Maximum number of new names for which the report lists similar names. There is a limit because each new name is
     * compared with all known names.
     */
    private static final int MOST_COMPARED = 100;

    /** A pair of names, before and after a change. */
    public record Renamed(String before, String after) {}

    /**
     * An organization that is new to the dataset.
     *
     * @param unknown names of the unknown facts. Only headquarters and sector can appear, because trends count models
     *     by these
     * @param similar up to three known names, the most similar first
     */
    public record NewOrganization(String name, List<String> unknown, List<String> similar) {}

    /** An organization whose models now all belong to another organization. */
    public record MovedOrganization(String before, String after, long models) {}

    /**
     * Reads the names from the temporary tables of the running import. The import must already have compared its rows
     * with the current revision.
     */
    public static ChangedNames read(Handle handle, List<String> newOrganizations) {
        return new ChangedNames(
                names(handle, "ADDED", MOST),
                handle.createQuery("select m.name as before, n.name as after from delta d"
                                + " join next n on n.model_id = d.model_id join known m on m.model_id = d.model_id"
                                + " where d.kind = 'RENAMED' order by 1 limit :most")
                        .bind("most", MOST)
                        .mapTo(Renamed.class)
                        .list(),
                names(handle, "REMOVED", MOST),
                names(handle, "RESTORED", MOST),
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

    /** The first names of the models with this kind of change, sorted; at most {@code most}. */
    public static List<String> names(Handle handle, String kind, int most) {
        return handle.createQuery("select coalesce(n.name, m.name) as name from delta d"
                        + " left join next n on n.model_id = d.model_id left join known m on m.model_id = d.model_id"
                        + " where d.kind = :kind order by 1 limit :most")
                .bind("kind", kind)
                .bind("most", most)
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
