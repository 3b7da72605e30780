package dev.modelatlas.curation;

import java.util.List;

import dev.modelatlas.access.Actor;
import dev.modelatlas.ingest.Curation;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.report.ImportReport;
import dev.modelatlas.testsupport.Atlas;
import dev.modelatlas.vocabulary.Sector;

/** A dataset with an operator's decisions about organizations and models. */
final class Curated {
    private static final Actor OPERATOR = new Actor("operator");

    private final Atlas atlas;

    Curated(Atlas atlas) {
        this.atlas = atlas;
    }

    static OrganizationCuration facts(String slug, Sector sector, String headquarters, String group) {
        return new OrganizationCuration(OPERATOR, slug, null, sector, headquarters, group, List.of(), null);
    }

    static OrganizationCuration names(String slug, String nameKo, String... aliases) {
        return new OrganizationCuration(OPERATOR, slug, nameKo, null, null, null, List.of(aliases), null);
    }

    static OrganizationCuration successor(String slug, String former) {
        return new OrganizationCuration(OPERATOR, slug, null, null, null, null, List.of(), former);
    }

    /** @param aliases if given, resets only these aliases */
    static OrganizationReset reset(String slug, String... aliases) {
        return new OrganizationReset(OPERATOR, slug, List.of(aliases));
    }

    static ModelCuration found(String slug, String... aliases) {
        return new ModelCuration(OPERATOR, slug, List.of(aliases), List.of(), List.of(), null);
    }

    static ModelCuration corrected(String slug, List<String> countries, List<Sector> sectors) {
        return new ModelCuration(OPERATOR, slug, List.of(), countries, sectors, "Its makers say so.");
    }

    static ModelCuration corrected(String slug, String reason, String country) {
        return new ModelCuration(OPERATOR, slug, List.of(), List.of(country), List.of(), reason);
    }

    /** @param aliases if given, resets only these aliases */
    static ModelReset resetModel(String slug, String... aliases) {
        return new ModelReset(OPERATOR, slug, List.of(aliases));
    }

    ImportReport say(Curation curation) {
        return new Ingest(atlas.jdbi()).curate(curation, false);
    }

    /** The result of a query, with one string per row. */
    List<String> lines(String query) {
        return atlas.lines(query);
    }

    /** What each model of a revision is attributed to. */
    List<String> counted(int revision) {
        return lines("select slug || ': ' || coalesce(organization_names(organization_ids), '-') || ' of '"
                + " || coalesce(organization_names(group_ids), '-') || ', ' || array_to_string(headquarters_countries, ' ')"
                + " || ', ' || array_to_string(group_headquarters_countries, ' ') || ', ' || array_to_string(sectors, ' ')"
                + " from model_facts where valid_from <= " + revision + " and valid_until > " + revision
                + " order by 1");
    }

    /** The change feed of a revision. */
    List<String> changes(int revision) {
        return lines("select kind || ' ' || slug || ' ' || (f->>'field') || ' ' || coalesce(f->>'before', '-') || ' '"
                + " || coalesce(f->>'after', '-') || ' ' || (f->>'origin') || coalesce(' ' || (f->>'reason'), '')"
                + " from model_change, jsonb_array_elements(fields) f where revision_number = " + revision
                + " order by 1");
    }
}
