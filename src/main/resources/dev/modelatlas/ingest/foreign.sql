-- Models that arrive although somebody else's row already states them: by name, by spelling and organization, or by the
-- step that takes a new name for a rename, where it finds one model for one row.
with arriving as (
    select d.*
    from stated d
    where not exists (
            select from matched x join known k using (model_id) where x.line = d.line and k.is_current)
        and exists (select from model where publisher <> (select publisher from this_import))
),
likely as (
    select d.line, d.name, m.publisher, m.slug, count(*) over (partition by d.line) as models,
        count(*) over (partition by m.model_id) as lines
    from arriving d
    join (
        select v.*, o.publisher, array(select unnest(v.organization_ids) order by 1) as organization_set
        from model_version v
        join model o on o.id = v.model_id
        where v.valid_until = 2147483647 and o.publisher <> (select publisher from this_import) and v.links <> '{}'
    ) m on (%s)
)
select d.line, d.name, m.publisher, v.slug
from arriving d
join model_version v on v.valid_until = 2147483647
    and (v.slug = d.asked_slug or v.name = d.name
        or (v.base_slug = d.base_slug and d.base_slug <> '' and v.organization_ids && d.organization_ids))
join model m on m.id = v.model_id and m.publisher <> (select publisher from this_import)
union
select line, name, publisher, slug from likely where models = 1 and lines = 1
order by line, slug
