-- Writes the change feed. A change of the kind ADDED lists only values that did not come from the source, because
-- clients get all other values with the model.
insert into model_change (revision_number, slug, model_id, kind, fields)
select
    i.revision,
    m.slug,
    d.model_id,
    d.kind,
    case
        -- A shortcut for most new models: all of their values came from the source, except perhaps the sectors.
        when d.kind = 'ADDED' and cardinality(n.corrected) = 0 then
            case when cardinality(n.recorded_sectors) = 0 and cardinality(n.sectors) > 0 then
                jsonb_build_array(jsonb_build_object('field', 'sectors', 'before', null, 'after', text_list(n.sectors),
                    'origin', 'REFERENCE', 'reason', null))
            else '[]' end
        else coalesce(f.fields, '[]')
    end
from delta d
join model m on m.id = d.model_id
cross join this_import i
left join next n on n.model_id = d.model_id
left join lateral (
    select * from model_version c where d.kind <> 'ADDED' and c.model_id = d.model_id and c.valid_from < i.revision order by c.valid_from desc limit 1
) v on true
left join lateral (
    select jsonb_agg(
        jsonb_build_object('field', field, 'before', before, 'after', after, 'origin', source,
            'reason', case when source = 'CORRECTION' then coalesce(
                (select c.reason from model_correction c where c.model_id = d.model_id and c.field = correction_field),
                (select c.reason from correction c where c.model = n.name and c.field = correction_field)) end)
        order by position) as fields
    from (
        select
            position, field, before, after, correction_field,
            case
                when correction_field = any (n.corrected) then 'CORRECTION'
                when is_derived then 'REFERENCE'
                else i.origin
            end as source
        from (values
            (1, 'name', v.name, n.name, null, false),
            (2, 'releasedOn', v.released_on::text, n.released_on::text, null, false),
            (3, 'organizations', organization_names(v.organization_ids), case when d.kind <> 'ADDED' then organization_names(n.organization_ids) end, 'organizations',
                n.organization_ids is distinct from v.organization_ids and same_set(n.organization_ids, succeeded(v.organization_ids))),
            (4, 'recordedCountries', text_list(v.recorded_countries), text_list(n.recorded_countries), 'recordedCountries', false),
            (5, 'sectors', text_list(v.sectors), text_list(n.sectors), 'recordedSectors', n.line is null or cardinality(n.recorded_sectors) = 0),
            (6, 'domains', domain_names(v.domain_ids), case when d.kind <> 'ADDED' then domain_names(n.domain_ids) end, 'domains', false),
            (7, 'tasks', task_names(v.task_ids), case when d.kind <> 'ADDED' then task_names(n.task_ids) end, 'tasks', false),
            ${facts told},
            (101, 'groups',
                case when v.organization_ids = n.organization_ids then organization_names(v.group_ids) end,
                case when v.organization_ids = n.organization_ids then organization_names(n.group_ids) end, null, true),
            (102, 'headquartersCountries',
                case when v.organization_ids = n.organization_ids and v.recorded_countries = n.recorded_countries
                    then text_list(v.headquarters_countries) end,
                case when v.organization_ids = n.organization_ids and v.recorded_countries = n.recorded_countries
                    then text_list(n.headquarters_countries) end, null, true),
            (103, 'groupHeadquartersCountries',
                case when v.organization_ids = n.organization_ids and v.recorded_countries = n.recorded_countries
                    then text_list(v.group_headquarters_countries) end,
                case when v.organization_ids = n.organization_ids and v.recorded_countries = n.recorded_countries
                    then text_list(n.group_headquarters_countries) end, null, true)
        ) as facts (position, field, before, after, correction_field, is_derived)
        where before is distinct from after
            and (d.kind <> 'ADDED' or cardinality(n.corrected) > 0)
    ) changed
    where d.kind <> 'ADDED' or source in ('CORRECTION', 'REFERENCE')
) f on d.kind <> 'REMOVED'
where d.kind in ('ADDED', 'RESTORED', 'CHANGED', 'RENAMED', 'REMOVED');
