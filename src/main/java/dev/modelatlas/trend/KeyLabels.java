package dev.modelatlas.trend;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.country.Countries;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.count.TaskFamily;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Subject;
import dev.modelatlas.vocabulary.Task;
import dev.modelatlas.vocabulary.Vocabulary;

/**
 * Finds the entity and the display names for the key of a counted value, such as a country code. Queries the database
 * only if the organizations of the revision are not in memory yet.
 */
@ApplicationScoped
public class KeyLabels {
    private final Countries countries;
    private final OrganizationDirectory organizations;
    private final Vocabulary vocabulary;

    KeyLabels(Countries countries, OrganizationDirectory organizations, Vocabulary vocabulary) {
        this.countries = countries;
        this.organizations = organizations;
        this.vocabulary = vocabulary;
    }

    /**
     * What a key stands for.
     *
     * @param subject the country, organization, domain or task; null when the key is a plain value such as INDUSTRY
     */
    public record Entry(Subject subject, Name names) {}

    /**
     * Finds what a key stands for.
     *
     * @param value the value in the database as text; for an organization, domain or task, its ID
     */
    public Entry of(Dimension by, String key, String value, Snapshot snapshot) {
        return switch (by) {
            case COUNTRY -> {
                var country = countries.get(key, snapshot);
                yield new Entry(country, country.names());
            }
            case ORGANIZATION -> {
                var organization = organizations.at(snapshot).byKey(Integer.parseInt(value));
                yield new Entry(organization, organization.names());
            }
            case DOMAIN -> {
                var domain = vocabulary.domains().byKey(Integer.valueOf(value));
                yield new Entry(domain, domain.names());
            }
            case TASK -> task(vocabulary.tasks().byKey(Integer.valueOf(value)));
            case TASK_FAMILY ->
                TaskFamily.names(value)
                        .map(family -> new Entry(null, family))
                        .orElseGet(() -> task(vocabulary.tasks().byKey(Integer.valueOf(value))));
            default -> new Entry(null, ValueLabels.of(by, key));
        };
    }

    private static Entry task(Task task) {
        return new Entry(task, task.names());
    }
}
