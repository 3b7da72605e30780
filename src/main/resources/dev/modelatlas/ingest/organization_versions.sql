-- Organizations follow the reference data: display names at once, what is counted with the new revision.
update organization o
set name_ko = r.name_ko
from reference_organization r
where r.name = o.name and o.name_ko is distinct from r.name_ko;

delete from organization_alias a
using organization o, reference_organization r
where o.id = a.organization_id and r.name = o.name and a.alias <> all (r.aliases);

insert into organization_alias (organization_id, alias)
select o.id, alias
from organization o
join reference_organization r on r.name = o.name
cross join unnest(r.aliases) as alias
on conflict do nothing;

create temp table organization_state on commit drop as
select
    o.id as organization_id,
    o.slug,
    case when r.name is null then v.sector else r.sector end as sector,
    case when r.name is null then v.headquarters else r.headquarters end as headquarters,
    case when r.name is null then coalesce(v.group_id, o.id) else coalesce(g.id, o.id) end as group_id
from organization o
left join organization_version v on v.organization_id = o.id and v.valid_until = 2147483647
left join reference_organization r on r.name = o.name
left join organization g on g.name = r.group_name;
alter table organization_state add primary key (organization_id);

create temp table changed_organization on commit drop as
select s.organization_id, v.organization_id is null as is_new
from organization_state s
left join organization_version v on v.organization_id = s.organization_id and v.valid_until = 2147483647
where v.organization_id is null
    or (s.sector, s.headquarters, s.group_id) is distinct from (v.sector, v.headquarters, v.group_id);

update organization_version v
set valid_until = i.revision
from changed_organization c, this_import i
where v.organization_id = c.organization_id and v.valid_until = 2147483647;

insert into organization_version (organization_id, valid_from, sector, headquarters, group_id)
select s.organization_id, i.revision, s.sector, s.headquarters, s.group_id
from changed_organization c
join organization_state s using (organization_id)
cross join this_import i;

analyze organization_state;
