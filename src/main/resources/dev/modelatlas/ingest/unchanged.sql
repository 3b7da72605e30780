-- Rows that need no comparison, because they have the same digest as when their model was last found unchanged. A row
-- qualifies only if matching is certain to find that model, whatever else the file contains. The name of the row must
-- be unique in the file and among the current models of the publisher, and no other row may have the slug of the model,
-- not even a skipped row. The row must mean the same organizations as before, and neither they nor their parents may
-- have another sector, headquarters or group than before. Nested loops are disabled: the statistics of PostgreSQL do
-- not include the previous import yet, so loops over what seem to be few rows could take forever.
set local enable_nestloop = off;
create temp table unchanged on commit drop as
with current as materialized (
    select v.model_id, v.slug, v.name, v.organization_ids, s.digest
    from model m
    join model_version v on v.model_id = m.id and v.valid_until = ${open_end}
    left join stated_digest s on s.model_id = v.model_id and s.valid_from = v.valid_from
    where m.publisher = (select publisher from this_import)
),
same as materialized (
    select d.line, c.model_id, d.organizations, c.organization_ids
    from draft d
    join current c on c.digest = d.digest
    where (d.asked_slug is null or d.asked_slug = c.slug)
        and not exists (select from (select name from draft group by name having count(*) > 1) r where r.name = d.name)
        and not exists (select from (select name from current group by name having count(*) > 1) r where r.name = c.name)
        and not exists (select from draft e where e.asked_slug = c.slug and e.line <> d.line)
        and not exists (select from skipped s where s.slug = c.slug)
),
list as materialized (
    select l.*
    from (select distinct organizations, organization_ids from same) l
    where same_set(
            l.organization_ids,
            array(
                select o.id
                from unnest(l.organizations) as u (word)
                join organization_word w on w.word = u.word
                join organization o on o.name = w.name))
        and not l.organization_ids && array(
            select s.organization_id
            from organization_state s
            where s.organization_id in (select organization_id from changed_organization)
                or s.group_id in (select organization_id from changed_organization))
)
select line, model_id from same join list using (organizations, organization_ids);
set local enable_nestloop = on;
