package dev.modelatlas.recount;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.modelatlas.vocabulary.CountryBasis;

/**
 * What counting uses besides the vintages: sector, headquarters and group of organizations, and the slugs of domains
 * and tasks.
 */
final class Reference {
    /** Sector and headquarters are null when unknown; an organization without a parent is its own group. */
    record Organization(String name, String sector, String headquarters, String group) {
        String slug() {
            return Slugs.of(name);
        }
    }

    private final Map<String, Organization> organizations = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> domains = new HashMap<>();
    private final Map<String, String> tasks = new HashMap<>();

    private Reference() {}

    /** No reference data: every organization is its own group, and nothing is known of it. */
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
     * The facts of organizations that reproduce the report, as they came with the sources; they win over curated ones.
     *
     * @param curated where display names, aliases and slugs come from, if it is there yet
     */
    static Reference frozen(Path organizations, Path curated) {
        Reference reference = Files.exists(curated.resolve("organizations.csv")) ? curated(curated) : new Reference();
        for (Map<String, String> row : Csv.read(organizations)) {
            reference.add(reference.displayName(EpochVintage.tidy(row.get("organization"))), row);
        }
        return reference;
    }

    private void add(String name, Map<String, String> row) {
        String group = row.get("group");
        organizations.put(
                name,
                new Organization(
                        name,
                        emptyToNull(row.get("sector")),
                        emptyToNull(row.get("headquarters")),
                        group.isEmpty() ? name : displayName(group)));
    }

    private static void slugs(Path file, Map<String, String> slugs) {
        for (Map<String, String> row : Csv.read(file)) {
            slugs.put(row.get("name"), row.get("slug"));
        }
    }

    /** An organization by display name; one that nobody curated has no facts and is its own group. */
    Organization organization(String name) {
        return organizations.getOrDefault(name, new Organization(name, null, null, name));
    }

    /** The display name of an organization that may have been given by an alias. */
    String displayName(String nameOrAlias) {
        return organizations.containsKey(nameOrAlias) ? nameOrAlias : names.getOrDefault(nameOrAlias, nameOrAlias);
    }

    /** Where an organization given by slug counts; null when unknown. There is no recorded country to go by. */
    String country(String slug, CountryBasis basis) {
        Organization organization = organizations.values().stream()
                .filter(candidate -> candidate.slug().equals(slug))
                .findFirst()
                .orElseGet(() -> organization(slug));
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
