package dev.modelatlas.recount;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.modelatlas.vocabulary.CountryBasis;

/**
 * The facts that counting needs in addition to the vintages: sector, headquarters and group of organizations, and slugs
 * of domains and tasks.
 */
final class Reference {
    /** Sector and headquarters are null when unknown; an organization without a parent is its own group. */
    record Organization(String name, String slug, String sector, String headquarters, String group) {}

    private final Map<String, Organization> organizations = new LinkedHashMap<>();
    private final Map<String, Organization> bySlug = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> domains = new HashMap<>();
    private final Map<String, String> tasks = new HashMap<>();

    private Reference() {}

    /** No reference data: every organization is its own group, and its facts are unknown. */
    static Reference none() {
        return new Reference();
    }

    /** The project's own reference data. */
    static Reference curated(Path directory) {
        Reference reference = new Reference();
        for (Map<String, String> row : Csv.read(directory.resolve("organizations.csv"))) {
            reference.add(row.get("name"), row);
            Seed.list(row.get("aliases")).forEach(alias -> reference.names.put(alias, row.get("name")));
        }
        slugs(directory.resolve("domains.csv"), reference.domains);
        slugs(directory.resolve("tasks.csv"), reference.tasks);
        return reference;
    }

    /**
     * The same names and slugs, but sector, headquarters and group as originally provided with the sources.
     *
     * @param organizations the file provided with the sources, which reproduces the report's figures
     */
    static Reference frozen(Path organizations, Path curated) {
        Reference reference = curated(curated);
        for (Map<String, String> row : Csv.read(organizations)) {
            reference.add(reference.displayName(EpochVintage.tidy(row.get("organization"))), row);
        }
        return reference;
    }

    private void add(String name, Map<String, String> row) {
        String group = row.get("group");
        Organization organization = new Organization(
                name,
                Slugs.of(name),
                emptyToNull(row.get("sector")),
                emptyToNull(row.get("headquarters")),
                group.isEmpty() ? name : displayName(group));
        organizations.put(name, organization);
        bySlug.put(organization.slug(), organization);
    }

    private static void slugs(Path file, Map<String, String> slugs) {
        for (Map<String, String> row : Csv.read(file)) {
            slugs.put(row.get("name"), row.get("slug"));
        }
    }

    /** An organization by display name. One without reference data has no facts and is its own group. */
    Organization organization(String name) {
        Organization known = organizations.get(name);
        return known != null ? known : new Organization(name, Slugs.of(name), null, null, name);
    }

    /** The display name of an organization given by name or alias. */
    String displayName(String nameOrAlias) {
        return organizations.containsKey(nameOrAlias) ? nameOrAlias : names.getOrDefault(nameOrAlias, nameOrAlias);
    }

    /**
     * The country of an organization given by slug; null when unknown. On the recorded basis, this is the country of
     * the headquarters, because an organization has no recorded country.
     */
    String country(String slug, CountryBasis basis) {
        Organization organization = bySlug.containsKey(slug) ? bySlug.get(slug) : organization(slug);
        return basis == CountryBasis.GROUP_HEADQUARTERS
                ? organization(organization.group()).headquarters()
                : organization.headquarters();
    }

    String domain(String name) {
        return domains.getOrDefault(name, Slugs.of(name));
    }

    String task(String name) {
        return tasks.getOrDefault(name, Slugs.of(name));
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
