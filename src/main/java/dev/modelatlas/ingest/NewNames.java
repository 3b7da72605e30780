package dev.modelatlas.ingest;

import java.util.List;
import java.util.Locale;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.vocabulary.Slug;

/** Gives organizations, domains and tasks that no one has seen before their place and their slug. */
final class NewNames {

    private NewNames() {}

    /** Creates the domains that the staged rows name and nobody knows; returns their names. */
    static List<String> domains(Handle handle) {
        return vocabulary(handle, "domains", "domain");
    }

    /** Creates the tasks that the staged rows name and nobody knows; returns their names. */
    static List<String> tasks(Handle handle) {
        return vocabulary(handle, "tasks", "task");
    }

    /** Creates the organizations listed in {@code new_organization}; returns their names. */
    static List<String> organizations(Handle handle) {
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

    private static List<String> vocabulary(Handle handle, String column, String table) {
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
