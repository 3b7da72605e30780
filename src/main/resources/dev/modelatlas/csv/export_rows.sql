-- Expressions that turn models into rows of an export: in our own format, with lists as arrays, and optionally with
-- derived columns. The statement that includes this file first defines `page`, which has the rows of model_facts to
-- write. After these expressions, it reads `listed`. Names are looked up once for each distinct list of IDs, because a
-- subquery for each model takes ten times as long. All expressions are materialized: otherwise, PostgreSQL would run
-- them for each row when it expects few rows. `bytes` is the size of the row's lists and names.
organizations as materialized (
    select p.ids, array_agg(o.name order by u.position) as names, array_agg(o.slug order by u.position) as slugs,
        sum(octet_length(o.name) + octet_length(o.slug)) as bytes
    from (select distinct organization_ids as ids from page${group_ids}) p
    cross join unnest(p.ids) with ordinality u (id, position)
    join organization o using (id)
    group by p.ids
),
domains as materialized (
    select p.ids, array_agg(d.name order by u.position) as names, sum(octet_length(d.name)) as bytes
    from (select distinct domain_ids as ids from page) p
    cross join unnest(p.ids) with ordinality u (id, position)
    join domain d using (id)
    group by p.ids
),
tasks as materialized (
    select p.ids, array_agg(t.name order by u.position) as names, sum(octet_length(t.name)) as bytes
    from (select distinct task_ids as ids from page) p
    cross join unnest(p.ids) with ordinality u (id, position)
    join task t using (id)
    group by p.ids
),
listed as materialized (
    select
        m.model_id,
        m.slug,
        m.name,
        m.released_on,
        coalesce(organizations.names, '{}') as organizations,
        m.recorded_countries,
        m.recorded_sectors,
        coalesce(domains.names, '{}') as domains,
        coalesce(tasks.names, '{}') as tasks,
        ${facts},
        m.corrected,
        ${list_bytes} + coalesce(organizations.bytes, 0) + coalesce(domains.bytes, 0) + coalesce(tasks.bytes, 0)
            ${group_bytes} as bytes${later}${derived}
    from page m
    left join organizations on organizations.ids = m.organization_ids
    left join domains on domains.ids = m.domain_ids
    left join tasks on tasks.ids = m.task_ids${groups}
)
