-- Recreates the indexes and foreign keys that park_indexes.sql dropped, and collects statistics of the filled tables.
-- Without statistics, PostgreSQL sorts all models for each page and each part of an export, until autovacuum has run.
do $$
declare
    it parked;
begin
    for it in select * from parked loop
        execute case when it.rule is null then it.definition
            else format('alter table %s add constraint %I %s', it.table_name, it.rule, it.rule_definition) end;
    end loop;
end $$;

analyze model, model_version, model_change, model_name, search_word;
