-- Organizations whose models now all belong to one other organization. It may be the same organization under a new
-- name.
with moved as (
    select d.model_id, gone.id as before, come.id as after
    from delta d
    join known m on m.model_id = d.model_id and m.is_current
    join next n on n.model_id = d.model_id
    cross join lateral unnest(m.organization_ids) as gone (id)
    cross join lateral unnest(n.organization_ids) as come (id)
    where d.kind in ('CHANGED', 'RENAMED')
        and gone.id <> all (n.organization_ids)
        and come.id <> all (m.organization_ids)
),
pair as (
    select before, min(after) as after, count(distinct model_id) as models
    from moved
    group by before
    having count(distinct after) = 1
)
select b.name as before, a.name as after, p.models
from pair p
join organization b on b.id = p.before
join organization a on a.id = p.after
where p.models = (
        select count(*)
        from model_version v
        join model m on m.id = v.model_id
        -- The versions that were current before this import. The import may already have ended them.
        where v.valid_from < (select revision from this_import)
            and v.valid_until >= (select revision from this_import)
            and m.publisher = (select publisher from this_import)
            and p.before = any (v.organization_ids)
            and not exists (select from leaving l where l.model_id = v.model_id))
    and not exists (select from next n where n.line is not null and p.before = any (n.organization_ids))
order by 1
limit :most
