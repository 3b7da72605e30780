-- Updates organizations from the reference data, and from a call if the reference data does not have them. Display
-- names change at once; headquarters, sectors and groups change with the new revision. Before the first statement, a
-- trigger (R__ingest_functions.sql) replaces values of the reference data by those that operators set.
update organization o
set name_ko = r.name_ko
from reference_organization r
where r.name = o.name and o.name_ko is distinct from r.name_ko;

update organization o
set name_ko = a.name_ko
from asked_organization a
where a.organization_id = o.id and o.name_ko is distinct from a.name_ko;

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
    case when r.name is not null then r.sector when a.position is not null then a.sector else v.sector end as sector,
    case when r.name is not null then r.headquarters when a.position is not null then a.headquarters
        else v.headquarters end as headquarters,
    coalesce(case when r.name is not null then g.id when a.position is not null then ag.id else v.group_id end, o.id) as group_id
from organization o
left join organization_version v on v.organization_id = o.id and v.valid_until = ${open_end}
left join reference_organization r on r.name = o.name
left join organization g on g.name = r.group_name
left join asked_organization a on a.organization_id = o.id
left join organization_word w on w.word = a.group_word
left join organization ag on ag.name = w.name;
alter table organization_state add primary key (organization_id);

create temp table changed_organization on commit drop as
select s.organization_id, v.organization_id is null as is_new
from organization_state s
left join organization_version v on v.organization_id = s.organization_id and v.valid_until = ${open_end}
where v.organization_id is null
    or (s.sector, s.headquarters, s.group_id) is distinct from (v.sector, v.headquarters, v.group_id);

update organization_version v
set valid_until = i.revision
from changed_organization c, this_import i
where v.organization_id = c.organization_id and v.valid_until = ${open_end};

insert into organization_version (organization_id, valid_from, sector, headquarters, group_id)
select s.organization_id, i.revision, s.sector, s.headquarters, s.group_id
from changed_organization c
join organization_state s using (organization_id)
cross join this_import i;

analyze organization_state;
