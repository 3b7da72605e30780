package dev.modelatlas.ingest.reference;

import org.jdbi.v3.core.Handle;

/**
 * Loads the reference data in a transaction: vocabularies into their tables, and organizations into a staging table.
 */
public final class ReferenceTables {

    private ReferenceTables() {}

    public static void fill(Handle handle, ReferenceData data) {
        var countries = handle.prepareBatch("insert into country (code, name, name_ko, aliases)"
                + " values (:code, :name, :nameKo, :aliases) on conflict (code) do update"
                + " set name = excluded.name, name_ko = excluded.name_ko, aliases = excluded.aliases"
                + " where (country.name, country.name_ko, country.aliases)"
                + " is distinct from (excluded.name, excluded.name_ko, excluded.aliases)");
        data.countries()
                .forEach(row -> countries
                        .bind("code", row.code())
                        .bind("name", row.name())
                        .bind("nameKo", row.nameKo())
                        .bindArray("aliases", String.class, row.aliases())
                        .add());
        countries.execute();

        // The English names of domains and tasks never change, because exports of old revisions contain them.
        var domains = handle.prepareBatch("insert into domain (slug, name, name_ko) values (:slug, :name, :nameKo)"
                + " on conflict (slug) do update set name_ko = excluded.name_ko"
                + " where domain.name_ko is distinct from excluded.name_ko");
        data.domains()
                .forEach(row -> domains.bind("slug", row.slug())
                        .bind("name", row.name())
                        .bind("nameKo", row.nameKo())
                        .add());
        domains.execute();

        var tasks = handle.prepareBatch("insert into task (slug, name, name_ko, aliases)"
                + " values (:slug, :name, :nameKo, :aliases) on conflict (slug) do update"
                + " set name_ko = excluded.name_ko, aliases = excluded.aliases"
                + " where (task.name_ko, task.aliases) is distinct from (excluded.name_ko, excluded.aliases)");
        data.tasks()
                .forEach(row -> tasks.bind("slug", row.slug())
                        .bind("name", row.name())
                        .bind("nameKo", row.nameKo())
                        .bindArray("aliases", String.class, row.aliases())
                        .add());
        tasks.execute();

        handle.createUpdate("delete from family where name <> all (:names)")
                .bindArray(
                        "names",
                        String.class,
                        data.families().stream().map(ReferenceData.Family::name).toList())
                .execute();
        var families = handle.prepareBatch(
                "insert into family (name, models, aliases) values (:name, :models, :aliases)"
                        + " on conflict (name) do update set models = excluded.models, aliases = excluded.aliases"
                        + " where (family.models, family.aliases) is distinct from (excluded.models, excluded.aliases)");
        data.families()
                .forEach(row -> families.bind("name", row.name())
                        .bindArray("models", String.class, row.models())
                        .bindArray("aliases", String.class, row.aliases())
                        .add());
        families.execute();

        var organizations = handle.prepareBatch("insert into reference_organization"
                + " (name, name_ko, aliases, sector, headquarters, group_name)"
                + " values (:name, :nameKo, :aliases, :sector, :headquarters, :group)");
        data.organizations()
                .forEach(row -> organizations
                        .bind("name", row.name())
                        .bind("nameKo", row.nameKo())
                        .bindArray("aliases", String.class, row.aliases())
                        .bind("sector", row.sector())
                        .bind("headquarters", row.headquarters())
                        .bind("group", row.group())
                        .add());
        organizations.execute();

        var renamings =
                handle.prepareBatch("insert into reference_successor (name, successor) values (:name, :successor)");
        data.renamings()
                .forEach(row -> renamings
                        .bind("name", row.name())
                        .bind("successor", row.successor())
                        .add());
        renamings.execute();

        var corrections =
                handle.prepareBatch("insert into correction (model, field, reason) values (:model, :field, :reason)");
        data.corrections()
                .forEach(row -> corrections
                        .bind("model", row.model())
                        .bind("field", row.field())
                        .bind("reason", row.reason())
                        .add());
        corrections.execute();
    }
}
