-- Applies the renamings of organizations in db/reference. Each renaming applies from the first new revision whose file
-- contains the former or the new name. Organizations that an operator renamed are not changed. If an organization was
-- renamed twice, its last name counts. Organizations whose successor is now renamed get the new successor.
with recursive renamed (name, successor) as (
    select name, successor from reference_successor
    union
    select x.name, r.successor from renamed x join reference_successor r on r.name = x.successor
),
-- Materialized, because the planner expects many renamings, and would otherwise test every pair of organizations.
known as materialized (
    select f.id as former_id, f.name as former, o.id as successor_id, o.name as successor
    from renamed x
    join organization f on f.name = x.name
    join organization o on o.name = x.successor
    where not exists (select from reference_successor r where r.name = x.successor)
),
said as (
    select k.former_id, k.successor_id
    from known k
    where exists (select from organization_word w where w.name in (k.former, k.successor))
        and exists (select from organization_version v where v.organization_id = k.former_id)
        and not exists (
            select from organization_successor s
            where s.organization_id = k.former_id or s.organization_id = k.successor_id and s.valid_until = ${open_end})
),
ended as (
    update organization_successor s
    set valid_until = i.revision
    from said x, this_import i
    where s.successor_id = x.former_id and s.organization_id <> x.successor_id and s.valid_until = ${open_end}
    returning s.organization_id, x.successor_id
)
insert into organization_successor (organization_id, valid_from, successor_id)
select n.organization_id, i.revision, n.successor_id
from (
    select former_id as organization_id, successor_id from said
    union all
    select organization_id, successor_id from ended
) n
cross join this_import i;
