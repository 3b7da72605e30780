package dev.modelatlas.ingest;

import java.util.List;
import java.util.Locale;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.vocabulary.Slug;

/**
 * Creates the organizations, domains and tasks that are new, with their slugs.
 *
 * @param organizationNames names of the organizations in {@code new_organization}
 * @param domainNames new names of domains in the staged rows
 * @param taskNames new names of tasks in the staged rows
 */
record NewNames(List<String> organizationNames, List<String> domainNames, List<String> taskNames) {

    /** Creates all new organizations, domains and tasks. */
    static NewNames all(Handle handle) {
        return new NewNames(
                createOrganizations(handle),
                createWords(handle, "domains", "domain"),
                createWords(handle, "tasks", "task"));
    }

    /** The new organizations that still exist at the end of the import. */
    List<String> organizations(Handle handle) {
        return known(handle, "organization", organizationNames);
    }

    /** The new domains that still exist at the end of the import. */
    List<String> domains(Handle handle) {
        return known(handle, "domain", domainNames);
    }

    /** The new tasks that still exist at the end of the import. */
    List<String> tasks(Handle handle) {
        return known(handle, "task", taskNames);
    }

    /** Deletes new domains and tasks that only skipped rows use. */
    void dropUnused(Handle handle) {
        drop(handle, "domain", domainNames);
        drop(handle, "task", taskNames);
    }

    private static void drop(Handle handle, String table, List<String> names) {
        handle.createUpdate("delete from <table> t where t.name = any (:names)"
                        + " and not exists (select from stated s where t.id = any (s.<table>_ids))")
                .define("table", table)
                .bindArray("names", String.class, names)
                .execute();
    }

    private static List<String> known(Handle handle, String table, List<String> names) {
        return handle.createQuery("select name from <table> where name = any (:names) order by name collate \"C\"")
                .define("table", table)
                .bindArray("names", String.class, names)
                .mapTo(String.class)
                .list();
    }

    private static List<String> createOrganizations(Handle handle) {
        var names = handle.createQuery("select name from new_organization order by name collate \"C\"")
                .mapTo(String.class)
                .list();
        for (var name : names) {
            handle.createUpdate("insert into organization (slug, name, name_key, publisher)"
                            + " select :slug, :name, :key, publisher from this_import")
                    .bind("slug", freeSlug(handle, "organization", name))
                    .bind("name", name)
                    .bind("key", name.toLowerCase(Locale.ROOT))
                    .execute();
        }
        return names;
    }

    private static List<String> createWords(Handle handle, String column, String table) {
        var names = Staging.unknownWords(handle, column, table);
        for (var name : names) {
            handle.createUpdate("insert into <table> (slug, name) values (:slug, :name)")
                    .define("table", table)
                    .bind("slug", freeSlug(handle, table, name))
                    .bind("name", name)
                    .execute();
        }
        return names;
    }

    private static String freeSlug(Handle handle, String table, String name) {
        var base = Slug.of(name).isEmpty() ? table : Slug.of(name);
        var slug = base;
        for (int n = 2; isTaken(handle, table, slug); n++) {
            slug = base + "-" + n;
        }
        return slug;
    }

    private static boolean isTaken(Handle handle, String table, String slug) {
        return handle.createQuery("select exists (select from <table> where slug = :slug)")
                .define("table", table)
                .bind("slug", slug)
                .mapTo(Boolean.class)
                .one();
    }
}
