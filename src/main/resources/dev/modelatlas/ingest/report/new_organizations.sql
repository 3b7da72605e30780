-- Organizations that are new to the dataset, each with the names of the facts that it lacks (headquarters or sector),
-- and with the most similar names of known organizations.
select
    w.name,
    array_remove(array[
        case when s.headquarters is null then 'headquarters' end,
        case when s.sector is null then 'sector' end], null) as unknown,
    array(
        select o.name
        from organization o
        where w.position <= :compared
            and not exists (select from new_organization x where x.name = o.name)
            and similarity(o.name, w.name) >= 0.4
        order by similarity(o.name, w.name) desc, o.name
        limit 3) as similar
from unnest(cast(:names as text[])) with ordinality as w (name, position)
join organization o on o.name = w.name
join organization_state s on s.organization_id = o.id
order by w.position
