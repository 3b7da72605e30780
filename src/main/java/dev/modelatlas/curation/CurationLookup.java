package dev.modelatlas.curation;

import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.SqlFile;

/**
 * Finds the organizations, models and countries that operators name in commands. The error for an unknown name suggests
 * a similar name.
 */
final class CurationLookup {
    private static final String CURRENT_MODELS =
            "(select slug, name from model_version where valid_until = " + SqlFile.OPEN_END + ") m";

    private final Handle handle;

    CurationLookup(Handle handle) {
        this.handle = handle;
    }

    /**
     * An organization whose slug an operator gave in a command.
     *
     * @param successor slug of the organization after it was renamed; null when it was not renamed
     */
    record Organization(int id, String slug, String name, String successor) {}

    /**
     * A model whose slug an operator gave in a command.
     *
     * @param recordedCountries ISO codes of countries, as the source or a correction states them
     * @param removedIn first revision without the model; null for a model of the current revision
     */
    record Model(
            int id,
            String name,
            List<String> recordedCountries,
            List<String> recordedSectors,
            List<String> corrected,
            Integer removedIn) {}

    /**
     * The organization with the given slug, even if it was renamed.
     *
     * @param option the operator's option, for the error message
     */
    Organization organization(String option, String slug) {
        return handle.createQuery("select o.id, o.slug, o.name, n.slug as successor from organization o"
                        + " left join organization_successor s on s.organization_id = o.id and s.valid_until = "
                        + SqlFile.OPEN_END
                        + " left join organization n on n.id = s.successor_id where o.slug = :slug")
                .bind("slug", slug)
                .mapTo(Organization.class)
                .findOne()
                .orElseThrow(() -> unknown(option, "organization", slug, nearest("organization", slug)));
    }

    /** The organization with the given slug. Refuses the slug of an organization that was renamed. */
    Organization currentOrganization(String option, String slug) {
        var organization = organization(option, slug);
        if (organization.successor() != null) {
            throw new RefusedException(
                    option + ": \"" + slug + "\" was renamed to \"" + organization.successor() + "\". Use that slug.");
        }
        return organization;
    }

    /** The model with the given slug in its last version, even if it was removed. */
    Model model(String option, String slug) {
        return handle.createQuery("select v.model_id as id, v.name, v.recorded_countries, v.recorded_sectors,"
                        + " v.corrected, nullif(v.valid_until, " + SqlFile.OPEN_END + ") as removed_in"
                        + " from model_version v where v.slug = :slug order by v.valid_from desc limit 1")
                .bind("slug", slug)
                .mapTo(Model.class)
                .findOne()
                .orElseThrow(() -> unknown(option, "model", slug, nearest(CURRENT_MODELS, slug)));
    }

    /** The model with the given slug in the current revision. Refuses the slug of a model that was removed. */
    Model currentModel(String option, String slug) {
        var model = model(option, slug);
        if (model.removedIn() != null) {
            throw new RefusedException(
                    option + ": the model \"" + slug + "\" was removed in revision " + model.removedIn() + ".");
        }
        return model;
    }

    /** The ISO code of a country. The operator may give it in upper or lower case. */
    String country(String option, String code) {
        return handle.createQuery("select code from country where code = upper(:code)")
                .bind("code", code)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> new RefusedException(option + ": no country has the code \"" + code
                        + "\". Give an ISO 3166-1 alpha-2 code, such as " + likeliest(code) + "."));
    }

    private String likeliest(String word) {
        return handle.createQuery(
                        "select code || ' for ' || name from country"
                                + " where lower(name) = lower(:word) or name_ko = :word or :word = any (aliases)"
                                + " or similarity(name, :word) >= 0.3"
                                + " order by (name_ko = :word or :word = any (aliases)) desc, similarity(name, :word) desc,"
                                // A name such as Korea may mean several countries. The country with the most
                                // organizations comes first.
                                + " (select count(*) from reference_organization r where r.headquarters = code) desc, code limit 1")
                .bind("word", word)
                .mapTo(String.class)
                .findOne()
                .orElse("KR for South Korea");
    }

    private Optional<String> nearest(String table, String word) {
        return handle.createQuery(
                        "select slug from <table> where greatest(similarity(slug, :word), similarity(name, :word)) >= 0.3"
                                + " order by lower(name) = lower(:word) desc,"
                                + " greatest(similarity(slug, :word), similarity(name, :word)) desc, slug limit 1")
                .define("table", table)
                .bind("word", word)
                .mapTo(String.class)
                .findOne();
    }

    private static RefusedException unknown(String option, String kind, String slug, Optional<String> nearest) {
        return new RefusedException(option + ": no " + kind + " has the slug \"" + slug + "\"."
                + nearest.map(near -> " Did you mean \"" + near + "\"?").orElse(""));
    }
}
