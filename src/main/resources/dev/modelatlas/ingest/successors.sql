-- Organizations that were renamed, as db/reference says: from the first new revision on that is made of a file which names
-- one of them. It is said again of none that an operator has spoken of. Who was renamed twice goes by the last name, and
-- what was renamed to the former one is renamed with it.
with recursive renamed (name, successor) as (
    select name, successor from reference_successor
    union
    select x.name, r.successor from renamed x join reference_successor r on r.name = x.successor
),
said as (
    select f.id as former_id, o.id as successor_id
    from renamed x
    join organization f on f.name = x.name
    join organization o on o.name = x.successor
    where not exists (select from reference_successor r where r.name = x.successor)
        and exists (select from organization_word w where w.name in (f.name, o.name))
        and exists (select from organization_version v where v.organization_id = f.id)
        and not exists (
            select from organization_successor s
            where s.organization_id = f.id or s.organization_id = o.id and s.valid_until = 2147483647)
),
ended as (
    update organization_successor s
    set valid_until = i.revision
    from said x, this_import i
    where s.successor_id = x.former_id and s.organization_id <> x.successor_id and s.valid_until = 2147483647
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
