-- Merges a new decision of an operator about an organization with the earlier ones. A repeated decision changes no row.
-- The first decision keeps what it replaces. The Korean name must be kept here, because it changes before the import begins.
with replaced as (
    insert into organization_stated (organization_id, name_ko, sector, headquarters, group_id)
    select o.id, o.name_ko, v.sector, v.headquarters, v.group_id
    from organization o
    join organization_version v on v.organization_id = o.id and v.valid_until = ${open_end}
    where o.id = :id
    on conflict do nothing
)
insert into organization_curation as known (organization_id, name_ko, sector, headquarters, group_id, aliases)
values (:id, :nameKo, :sector, :headquarters, :group, :aliases)
on conflict (organization_id) do update
set name_ko = coalesce(excluded.name_ko, known.name_ko),
    sector = coalesce(excluded.sector, known.sector),
    headquarters = coalesce(excluded.headquarters, known.headquarters),
    group_id = coalesce(excluded.group_id, known.group_id),
    aliases = sorted_set(known.aliases || excluded.aliases)
where excluded.name_ko <> coalesce(known.name_ko, '')
    or excluded.sector <> coalesce(known.sector, '')
    or excluded.headquarters <> coalesce(known.headquarters, '')
    or excluded.group_id <> coalesce(known.group_id, 0)
    or not excluded.aliases <@ known.aliases
