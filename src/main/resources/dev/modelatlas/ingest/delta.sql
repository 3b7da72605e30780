-- For each model of the import, the kind of change from its current version to its new version in next. Models without
-- a change are UNCHANGED.
create temp table delta on commit drop as
with compared as (
    select
        n.model_id,
        n.line,
        v.model_id is null as is_new,
        not coalesce(m_last.is_current, v.model_id is not null) as is_back,
        row(n.name, n.released_on, n.organization_ids, n.recorded_countries, n.sectors, n.domain_ids, n.task_ids,
            ${facts of n},
            n.group_ids, n.headquarters_countries, n.group_headquarters_countries)
        is distinct from
        row(v.name, v.released_on, v.organization_ids, v.recorded_countries, v.sectors, v.domain_ids, v.task_ids,
            ${facts of v},
            v.group_ids, v.headquarters_countries, v.group_headquarters_countries) as differs,
        (n.recorded_sectors, n.corrected) is distinct from (v.recorded_sectors, v.corrected) as differs_silently,
        v.name is distinct from n.name as is_renamed
    from next n
    left join known m_last using (model_id)
    left join model_version v on v.model_id = n.model_id
        and v.valid_from = coalesce(m_last.valid_from,
            (select valid_from from model_version c where c.model_id = n.model_id and c.valid_until = ${open_end}))
)
select
    model_id,
    line,
    case
        when is_new then 'ADDED'
        when is_back then 'RESTORED'
        when differs and is_renamed then 'RENAMED'
        when differs then 'CHANGED'
        when differs_silently then 'RESTATED'
        else 'UNCHANGED'
    end as kind
from compared
union all
select model_id, null, 'REMOVED'
from leaving;
create index on delta (model_id);
analyze delta;
