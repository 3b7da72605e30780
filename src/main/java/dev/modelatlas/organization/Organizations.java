package dev.modelatlas.organization;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.modelatlas.country.Countries;
import dev.modelatlas.organization.OrganizationRepository.OrganizationAt;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.Name;

import static java.util.stream.Collectors.groupingBy;

/**
 * All organizations at one revision. Instances are immutable. {@link OrganizationDirectory} replaces them from time to
 * time, because display names may change.
 */
public final class Organizations {
    private final Snapshot snapshot;
    private final List<Organization> all;
    private final Map<Integer, Organization> byKey;
    private final Map<String, Organization> bySlug;
    private final Map<Integer, List<Organization>> byGroup;

    Organizations(Snapshot snapshot, List<OrganizationAt> rows, Countries countries) {
        this.snapshot = snapshot;
        all = rows.stream()
                .filter(row -> row.successorId() == null)
                .map(row -> organization(row.entity(), countries))
                .toList();
        byKey = all.stream().collect(Collectors.toMap(Organization::key, Function.identity()));
        bySlug = new HashMap<>();
        for (var row : rows) {
            var named = byKey.get(row.successorId() == null ? row.entity().id : row.successorId());
            if (named != null) {
                bySlug.put(row.entity().slug, named);
            }
        }
        byGroup = all.stream().collect(groupingBy(Organization::groupKey));
    }

    /** All organizations, sorted by slug. */
    public List<Organization> all() {
        return all;
    }

    /** The organization with this ID. The ID must come from a row of this revision. */
    public Organization byKey(int key) {
        var organization = byKey.get(key);
        if (organization == null) {
            throw new IllegalStateException("Organization " + key + " is not part of revision " + snapshot.revision());
        }
        return organization;
    }

    /** The organizations with these IDs, in the given order. Each ID must come from a row of this revision. */
    public List<Organization> byKeys(Integer[] keys) {
        var organizations = new ArrayList<Organization>(keys.length);
        for (var key : keys) {
            organizations.add(byKey(key));
        }
        return Collections.unmodifiableList(organizations);
    }

    /**
     * Finds an organization by its slug, or by the slug that it had before it was renamed; empty when there is none.
     */
    public Optional<Organization> bySlug(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /**
     * The members of a group, sorted by slug.
     *
     * @param group the parent organization of the group; the list is empty for a subsidiary
     */
    public List<Organization> members(Organization group) {
        return byGroup.getOrDefault(group.key(), List.of());
    }

    private Organization organization(OrganizationEntity row, Countries countries) {
        var headquarters = row.headquarters == null ? null : countries.get(row.headquarters, snapshot);
        return new Organization(
                snapshot,
                row.id,
                row.slug,
                new Name(row.name, row.nameKo),
                row.nameKey,
                row.sector,
                headquarters,
                row.groupId,
                this);
    }
}
