-- Names become ids, in the order of the source and once each.
create temp table stated on commit drop as
select
    d.*,
    o.ids as organization_ids,
    o.ordered as organization_set,
    o.first_slug,
    (select coalesce(array_agg(x.id order by u.position), '{}')
        from unnest(d.domains) with ordinality u (word, position) join domain x on x.name = u.word) as domain_ids,
    (select coalesce(array_agg(x.id order by u.position), '{}')
        from unnest(d.tasks) with ordinality u (word, position) join task x on x.name = u.word) as task_ids
from draft d
cross join lateral (
    select
        coalesce(array_agg(id order by position), '{}') as ids,
        coalesce(array_agg(id order by id), '{}') as ordered,
        (array_agg(slug order by position))[1] as first_slug
    from (
        select x.id, x.slug, min(u.position) as position
        from unnest(d.organizations) with ordinality u (word, position)
        join organization_word w on w.word = u.word
        join organization x on x.name = w.name
        group by x.id, x.slug
    ) once
) o;
create index on stated (line);
create index on stated (name);
create index on stated (base_slug);
analyze stated;
