-- Resolves the names of organizations, domains and tasks to IDs, without duplicates and in the order of the source.
-- Many rows have the same lists, so each different list is looked up once.
create temp table stated on commit drop as
with organization_list as materialized (
    select l.organizations, o.*
    from (select distinct organizations from draft) l
    cross join lateral (
        select
            coalesce(array_agg(id order by position), '{}') as ids,
            coalesce(array_agg(id order by id), '{}') as ordered,
            (array_agg(slug order by position))[1] as first_slug
        from (
            select x.id, x.slug, min(u.position) as position
            from unnest(l.organizations) with ordinality u (word, position)
            join organization_word w on w.word = u.word
            join organization x on x.name = w.name
            group by x.id, x.slug
        ) once
    ) o
),
domain_list as materialized (
    select
        l.domains,
        (select coalesce(array_agg(x.id order by u.position), '{}')
            from unnest(l.domains) with ordinality u (word, position) join domain x on x.name = u.word) as ids
    from (select distinct domains from draft) l
),
task_list as materialized (
    select
        l.tasks,
        (select coalesce(array_agg(x.id order by u.position), '{}')
            from unnest(l.tasks) with ordinality u (word, position) join task x on x.name = u.word) as ids
    from (select distinct tasks from draft) l
)
select
    d.*,
    o.ids as organization_ids,
    o.ordered as organization_set,
    o.first_slug,
    domain_list.ids as domain_ids,
    task_list.ids as task_ids
from draft d
join organization_list o using (organizations)
join domain_list using (domains)
join task_list using (tasks);
create index on stated (line);
create index on stated (name);
create index on stated (base_slug);
analyze stated;
