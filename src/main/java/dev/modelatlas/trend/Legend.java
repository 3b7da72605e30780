package dev.modelatlas.trend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.modelatlas.country.Countries;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.Snapshot;
import dev.modelatlas.vocabulary.Name;
import dev.modelatlas.vocabulary.Subject;
import dev.modelatlas.vocabulary.Vocabulary;

/** What the keys of an answer stand for. All of it is held in memory. */
@ApplicationScoped
class Legend {
    private final Countries countries;
    private final OrganizationDirectory organizations;
    private final Vocabulary vocabulary;

    @Inject
    Legend(Countries countries, OrganizationDirectory organizations, Vocabulary vocabulary) {
        this.countries = countries;
        this.organizations = organizations;
        this.vocabulary = vocabulary;
    }

    /**
     * What one key stands for.
     *
     * @param subject null when the key is a plain value
     */
    record Entry(Subject subject, Name names) {}

    /**
     * What a key stands for.
     *
     * @param value the value behind the key, as text: the id of an organization, domain or task
     */
    Entry of(Dimension by, String key, String value, Snapshot snapshot) {
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
            case TASK -> {
                var task = vocabulary.tasks().byKey(Integer.valueOf(value));
                yield new Entry(task, task.names());
            }
            default -> new Entry(null, Labels.of(by, key));
        };
    }
}
