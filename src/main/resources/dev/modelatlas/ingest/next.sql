-- The new versions of models. A value stays as it is in the current version if it did not really change: if a number
-- differs by at most 1e-9 of its size, or if only the order of a list differs. Groups, sectors and the countries of
-- headquarters are derived again.
create temp table next on commit drop as
with kept as materialized (
    select
        s.line,
        x.model_id,
        s.name, s.name_key, s.base_slug, s.released_on,
        case when same_set(s.organization_ids, m.organization_ids) then m.organization_ids else s.organization_ids end as organization_ids,
        case when same_set(s.recorded_countries, m.recorded_countries) then m.recorded_countries else s.recorded_countries end as recorded_countries,
        case when same_set(s.recorded_sectors, m.recorded_sectors) then m.recorded_sectors else s.recorded_sectors end as recorded_sectors,
        case when same_set(s.domain_ids, m.domain_ids) then m.domain_ids else s.domain_ids end as domain_ids,
        case when same_set(s.task_ids, m.task_ids) then m.task_ids else s.task_ids end as task_ids,
        ${facts kept},
        case when same_set(s.corrected, m.corrected) then m.corrected else s.corrected end as corrected
    from stated s
    join matched x using (line)
    left join known m using (model_id)
    union all
    -- models that the import has no row for, but whose organizations changed, or which an operator corrects
    select
        null,
        v.model_id,
        v.name, v.name_key, v.base_slug, v.released_on,
        succeeded(v.organization_ids),
        coalesce((select a.value from amended a where a.model_id = v.model_id and a.field = 'recordedCountries'
            and not same_set(a.value, v.recorded_countries)), v.recorded_countries),
        coalesce((select a.value from amended a where a.model_id = v.model_id and a.field = 'recordedSectors'
            and not same_set(a.value, v.recorded_sectors)), v.recorded_sectors),
        v.domain_ids, v.task_ids,
        ${facts of v},
        case when same_set(c.corrected, v.corrected) then v.corrected else c.corrected end
    from model_version v
    cross join lateral (
        select array(
            select u.field from unnest(v.corrected) as u (field)
            where u.field not in (select a.field from amended a where a.model_id = v.model_id)
            union all
            select a.field from amended a where a.model_id = v.model_id and a.is_correction) as corrected
    ) c
    where v.valid_until = ${open_end}
        and not exists (select from matched x where x.model_id = v.model_id)
        and not exists (select from leaving x where x.model_id = v.model_id)
        and v.model_id in (
            select c.model_id
            from model_version c
            where c.valid_until = ${open_end} and c.organization_ids && array(
                select s.organization_id
                from organization_state s
                where s.organization_id in (select organization_id from changed_organization where not is_new)
                    or s.group_id in (select organization_id from changed_organization where not is_new)
                union all
                select organization_id from organization_successor where valid_until = ${open_end})
            union all
            select model_id from amended)
),
-- Many rows have the same list of organizations, so each different list is processed once.
counted as materialized (
    select l.organization_ids, o.*
    from (select distinct organization_ids from kept) l
    cross join lateral (
        select
            coalesce(array_agg(distinct s.group_id), '{}') as group_ids,
            coalesce(array_agg(distinct s.headquarters) filter (where s.headquarters is not null), '{}') as headquarters,
            coalesce(array_agg(distinct g.headquarters) filter (where g.headquarters is not null), '{}') as group_headquarters,
            coalesce(array_agg(distinct s.sector collate "C") filter (where s.sector is not null), '{}') as sectors,
            coalesce(bool_or(s.headquarters is null), true) as unknown_headquarters,
            coalesce(bool_or(g.headquarters is null), true) as unknown_group_headquarters
        from organization_state s
        join organization_state g on g.organization_id = s.group_id
        where s.organization_id = any (l.organization_ids)
    ) o
),
-- Many rows also have the same organizations, recorded countries and recorded sectors, so each combination is processed
-- once.
derived as materialized (
    select
        l.*,
        o.group_ids,
        case when o.unknown_headquarters or cardinality(l.organization_ids) = 0
            then sorted_set(o.headquarters || l.recorded_countries) else o.headquarters end as headquarters_countries,
        case when o.unknown_group_headquarters or cardinality(l.organization_ids) = 0
            then sorted_set(o.group_headquarters || l.recorded_countries) else o.group_headquarters end as group_headquarters_countries,
        case when cardinality(l.recorded_sectors) > 0 then sorted_set(l.recorded_sectors) else o.sectors end as sectors
    from (select distinct organization_ids, recorded_countries, recorded_sectors from kept) l
    join counted o using (organization_ids)
)
select k.*, d.group_ids, d.headquarters_countries, d.group_headquarters_countries, d.sectors
from kept k
join derived d using (organization_ids, recorded_countries, recorded_sectors);
create index on next (model_id);
analyze next;
