package dev.modelatlas.ingest;

import java.util.List;
import java.util.Locale;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.vocabulary.Slug;

/**
 * Gives organizations, domains and tasks that no one has seen before their place and their slug.
 *
 * @param organizationNames those listed in {@code new_organization}
 * @param domainNames those that the staged rows name
 * @param taskNames those that the staged rows name
 */
record NewNames(List<String> organizationNames, List<String> domainNames, List<String> taskNames) {

    /** Creates them all. */
    static NewNames all(Handle handle) {
        return new NewNames(
                createOrganizations(handle),
                createWords(handle, "domains", "domain"),
                createWords(handle, "tasks", "task"));
    }

    /** The new organizations that are still wanted. */
    List<String> organizations(Handle handle) {
        return known(handle, "organization", organizationNames);
    }

    /** The new domains that are still wanted. */
    List<String> domains(Handle handle) {
        return known(handle, "domain", domainNames);
    }

    /** The new tasks that are still wanted. */
    List<String> tasks(Handle handle) {
        return known(handle, "task", taskNames);
    }

    /** Takes back domains and tasks that only rows named which were left out. */
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
