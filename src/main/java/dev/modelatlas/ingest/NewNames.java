package dev.modelatlas.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.ingest.report.Note;
import dev.modelatlas.ingest.report.Notes;
import dev.modelatlas.ingest.report.Problem;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.value.SimilarNames.Spelling;
import dev.modelatlas.vocabulary.Slug;

/**
 * Creates the organizations, domains and tasks that are new, with their slugs.
 *
 * @param organizationNames names of the organizations in {@code new_organization}
 * @param domainNames names of the new domains in the staged rows
 * @param taskNames names of the new tasks in the staged rows
 */
record NewNames(List<String> organizationNames, List<String> domainNames, List<String> taskNames) {
    /**
     * Maximum number of new organizations in one import, which keeps their names in memory. Also the maximum number of
     * domains, and of tasks, in the database after an import that adds some, because each server keeps all of them in
     * memory.
     */
    static final int MOST = 20_000;
    /** Maximum number of new names of one kind, such as organizations, that are compared with all existing names. */
    private static final int MOST_COMPARED = 100;
    /**
     * New names are compared only if there are at most this many names, because other writers wait during the
     * comparison.
     */
    private static final int MOST_KNOWN = 10_000;
    /** Maximum number of similar names that a note mentions. */
    private static final int MOST_SIMILAR = 3;

    /** Also compares with the names of all organizations in the reference data, even of those without models. */
    private static final String REFERENCE = "union select name from reference_organization";

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

    /**
     * Notes for the publisher: each new name, with up to three similar names that exist or are new, too, because the new
     * name may be a misspelling.
     */
    List<Note> notes(Handle handle) {
        return Stream.of(
                        notes(handle, "organization", "organizations", organizations(handle)),
                        notes(handle, "domain", "domains", domains(handle)),
                        notes(handle, "task", "tasks", tasks(handle)))
                .flatMap(List::stream)
                .limit(Notes.KEPT)
                .toList();
    }

    private static List<Note> notes(Handle handle, String table, String column, List<String> names) {
        var known = names.isEmpty() ? List.<Spelling>of() : comparable(handle, table, names);
        return IntStream.range(0, Math.min(names.size(), Notes.KEPT))
                .mapToObj(position -> {
                    var name = names.get(position);
                    var similar = position < MOST_COMPARED ? similar(name, known) : List.<String>of();
                    var sentence = quoted(name) + " is a new " + table + ".";
                    return new Note(
                            ProblemCode.NEW_NAME,
                            null,
                            column,
                            Note.shortened(name),
                            similar.isEmpty()
                                    ? sentence
                                    : sentence + " It resembles " + String.join(" and ", similar) + ".");
                })
                .toList();
    }

    /**
     * The names in the table, and for organizations also in the reference data. The new names come last, because a
     * publisher more likely meant an existing name. Empty if there are too many names to compare.
     */
    private static List<Spelling> comparable(Handle handle, String table, List<String> names) {
        var known = handle.createQuery("select name from (select name from <table> <others>) known"
                        + " order by name = any (:names), name limit :most")
                .define("table", table)
                .define("others", table.equals("organization") ? REFERENCE : "")
                .bindArray("names", String.class, names)
                .bind("most", MOST_KNOWN + 1)
                .mapTo(String.class)
                .list();
        return known.size() > MOST_KNOWN
                ? List.of()
                : known.stream().map(Spelling::of).toList();
    }

    private static List<String> similar(String name, List<Spelling> known) {
        var spelling = Spelling.of(name);
        return known.stream()
                .filter(other -> !other.name().equals(name) && spelling.isSimilarTo(other))
                .limit(MOST_SIMILAR)
                .map(other -> quoted(other.name()))
                .toList();
    }

    private static String quoted(String name) {
        return "\"" + Note.shortened(name) + "\"";
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
        var names = handle.createQuery("select name from new_organization order by name collate \"C\" limit :most")
                .bind("most", MOST + 1)
                .mapTo(String.class)
                .list();
        if (names.size() > MOST) {
            throw tooMany("There are more than " + MOST + " new organizations.", "organizations");
        }
        var slugs = new FreeSlugs(handle, "organization", names);
        for (var name : names) {
            handle.createUpdate("insert into organization (slug, name, name_key, publisher)"
                            + " select :slug, :name, :key, publisher from this_import")
                    .bind("slug", slugs.next(name))
                    .bind("name", name)
                    .bind("key", name.toLowerCase(Locale.ROOT))
                    .execute();
        }
        return names;
    }

    private static List<String> createWords(Handle handle, String column, String table) {
        var names = Staging.unknownWords(handle, column, table, MOST + 1);
        if (!names.isEmpty() && names.size() + number(handle, table) > MOST) {
            throw tooMany("With the new " + column + ", there would be more than " + MOST + " " + column + ".", column);
        }
        var slugs = new FreeSlugs(handle, table, names);
        for (var name : names) {
            handle.createUpdate("insert into <table> (slug, name) values (:slug, :name)")
                    .define("table", table)
                    .bind("slug", slugs.next(name))
                    .bind("name", name)
                    .execute();
        }
        return names;
    }

    private static int number(Handle handle, String table) {
        return handle.createQuery("select cast(count(*) as int) from <table>")
                .define("table", table)
                .mapTo(Integer.class)
                .one();
    }

    private static RefusedException tooMany(String sentence, String what) {
        return new RefusedException(Problem.of(
                ProblemCode.TOO_MANY,
                sentence + " These are probably not names of " + what + ". Nothing was written."));
    }

    /**
     * Allocates slugs that no row of a table has. Reads the existing slugs from the database once, and then remembers
     * each allocated slug, because several new names can give the same slug.
     */
    private static final class FreeSlugs {
        private final String table;
        private final Set<String> taken;
        /** For each taken slug, the next number to try as its suffix. */
        private final Map<String, Integer> numbers = new HashMap<>();

        FreeSlugs(Handle handle, String table, List<String> names) {
            this.table = table;
            this.taken = names.isEmpty()
                    ? Set.of()
                    : taken(handle, names.stream().map(this::base).distinct().toList());
        }

        private Set<String> taken(Handle handle, List<String> bases) {
            return handle.createQuery("select slug from <table> where slug = any (:bases)"
                            + " or regexp_replace(slug, '-[0-9]+$', '') = any (:bases)")
                    .define("table", table)
                    .bindArray("bases", String.class, bases)
                    .mapTo(String.class)
                    .collect(Collectors.toCollection(HashSet::new));
        }

        private String base(String name) {
            var slug = Slug.of(name);
            return slug.isEmpty() ? table : slug;
        }

        /** The slug of a new row with this name. */
        String next(String name) {
            var base = base(name);
            if (taken.add(base)) {
                return base;
            }
            var number = numbers.getOrDefault(base, 2);
            while (!taken.add(base + "-" + number)) {
                number++;
            }
            numbers.put(base, number + 1);
            return base + "-" + number;
        }
    }
}
