-- Ends the old versions of changed models, and writes their new versions. In a new version of the kind RESTATED, only
-- recorded values of the source differ from the old version.
update model_version v
set valid_until = i.revision
from delta d, this_import i
where v.model_id = d.model_id and v.valid_until = ${open_end}
    and d.kind in ('CHANGED', 'RENAMED', 'REMOVED', 'RESTATED');

insert into model_version (
    model_id, slug, valid_from, source_id, name, name_key, base_slug, released_on, organization_ids, recorded_countries,
    recorded_sectors, domain_ids, task_ids, ${facts named}, corrected, group_ids,
    headquarters_countries, group_headquarters_countries, sectors)
select
    n.model_id, m.slug, i.revision,
    case when n.line is null then old.source_id else r.source_id end,
    n.name, n.name_key, n.base_slug, n.released_on, n.organization_ids, n.recorded_countries,
    n.recorded_sectors, n.domain_ids, n.task_ids, ${facts of n}, n.corrected, n.group_ids,
    n.headquarters_countries, n.group_headquarters_countries, n.sectors
from delta d
join next n using (model_id)
join model m on m.id = d.model_id
cross join this_import i
join revision r on r.number = i.revision
left join model_version old on n.line is null and old.model_id = d.model_id and old.valid_until = i.revision
where d.kind in ('ADDED', 'RESTORED', 'CHANGED', 'RENAMED', 'RESTATED')
order by n.released_on, m.slug;
