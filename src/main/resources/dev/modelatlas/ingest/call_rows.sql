-- The outcome of each row of a call (such as ADDED or UNCHANGED), in the order of the call.
select part, position, slug, outcome, matched_by
from (
    select
        1 as turn,
        'organizations' as part,
        a.position,
        o.slug,
        case
            when n.name is not null then 'ADDED'
            when a.has_other_name_ko
                or exists (select from changed_organization c where c.organization_id = o.id) then 'CHANGED'
            else 'UNCHANGED'
        end as outcome,
        case when n.name is not null then null when a.slug is null then 'NAME' else 'SLUG' end as matched_by
    from asked_organization a
    join organization o on o.id = a.organization_id
    left join new_organization n on n.name = o.name
    union all
    select
        2,
        'upserts',
        s.line,
        m.slug,
        d.kind,
        case when d.kind = 'ADDED' then null when s.asked_slug is null then 'NAME' else 'SLUG' end
    from stated s
    join delta d using (line)
    join model m on m.id = d.model_id
    union all
    select 3, 'removals', position, slug, 'REMOVED', 'SLUG'
    from removal
) rows
order by turn, position
