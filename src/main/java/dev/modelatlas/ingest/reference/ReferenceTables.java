package dev.modelatlas.ingest.reference;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jdbi.v3.core.Handle;

/**
 * Loads the reference data in a transaction: vocabularies into their tables, and organizations into a staging table.
 * Every import loads this data, so each statement inserts all rows of a table, which it gets as JSON. With a statement
 * for each row, loading the data would take as long as the rest of a small import.
 */
public final class ReferenceTables {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private ReferenceTables() {}

    public static void fill(Handle handle, ReferenceData data) {
        fill(handle, data.countries(), """
                insert into country (code, name, name_ko, aliases)
                select code, name, name_ko, aliases
                from json_to_recordset(cast(:rows as json)) as row (code text, name text, name_ko text, aliases text[])
                on conflict (code) do update
                set name = excluded.name, name_ko = excluded.name_ko, aliases = excluded.aliases
                where (country.name, country.name_ko, country.aliases)
                    is distinct from (excluded.name, excluded.name_ko, excluded.aliases)
                """);
        // The English names of domains and tasks never change, because exports of old revisions contain them. Before
        // the reference data had a row, a database may have given another slug to its name, or its slug to another
        // name.
        fill(handle, data.domains(), """
                with reference as (
                    select slug, name, name_ko
                    from json_to_recordset(cast(:rows as json)) as row (slug text, name text, name_ko text)
                ),
                known as (
                    update domain d set name_ko = r.name_ko
                    from reference r
                    where d.name = r.name and d.name_ko is distinct from r.name_ko
                )
                insert into domain (slug, name, name_ko)
                select slug, name, name_ko from reference
                on conflict do nothing
                """);
        fill(handle, data.tasks(), """
                with reference as (
                    select slug, name, name_ko, aliases
                    from json_to_recordset(cast(:rows as json))
                        as row (slug text, name text, name_ko text, aliases text[])
                ),
                known as (
                    update task t set name_ko = r.name_ko, aliases = r.aliases
                    from reference r
                    where t.name = r.name and (t.name_ko, t.aliases) is distinct from (r.name_ko, r.aliases)
                )
                insert into task (slug, name, name_ko, aliases)
                select slug, name, name_ko, aliases from reference
                on conflict do nothing
                """);
        fill(handle, data.families(), """
                delete from family
                where name not in (select name from json_to_recordset(cast(:rows as json)) as row (name text))
                """);
        fill(handle, data.families(), """
                insert into family (name, models, aliases)
                select name, models, aliases
                from json_to_recordset(cast(:rows as json)) as row (name text, models text[], aliases text[])
                on conflict (name) do update set models = excluded.models, aliases = excluded.aliases
                where (family.models, family.aliases) is distinct from (excluded.models, excluded.aliases)
                """);
        fill(handle, data.organizations(), """
                insert into reference_organization (name, name_ko, aliases, sector, headquarters, group_name)
                select name, name_ko, aliases, sector, headquarters, "group"
                from json_to_recordset(cast(:rows as json)) as row (
                    name text, name_ko text, aliases text[], sector text, headquarters text, "group" text)
                """);
        fill(handle, data.renamings(), """
                insert into reference_successor (name, successor)
                select name, successor
                from json_to_recordset(cast(:rows as json)) as row (name text, successor text)
                """);
        fill(handle, data.corrections(), """
                insert into correction (model, field, reason)
                select model, field, reason
                from json_to_recordset(cast(:rows as json)) as row (model text, field text, reason text)
                """);
    }

    private static void fill(Handle handle, List<? extends Record> rows, String sql) {
        try {
            handle.createUpdate(sql).bind("rows", JSON.writeValueAsString(rows)).execute();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
