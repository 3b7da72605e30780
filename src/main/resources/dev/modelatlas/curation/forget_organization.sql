-- Used when an operator resets an organization. Values that only operators set become unknown if the reference data
-- has none. All other values stay.
insert into reference_organization (name, name_ko, aliases, sector, headquarters, group_name)
select
    o.name,
    case when c.name_ko is null then o.name_ko end,
    array(select a.alias from organization_alias a where a.organization_id = o.id and a.alias <> all (c.aliases)),
    case when c.sector is null then v.sector end,
    case when c.headquarters is null then v.headquarters end,
    case when c.group_id is null then nullif(g.name, o.name) end
from organization_curation c
join organization o on o.id = c.organization_id
join organization_version v on v.organization_id = o.id and v.valid_until = ${open_end}
join organization g on g.id = v.group_id
where o.id = :id
on conflict (name) do nothing
