-- Rows of a call whose name will also be the name of another model after the call. If a row without a slug matches a
-- removed model, it may still mean the current model with the same name. Such a match counts (is_matched) only if the
-- removed model has the date and organizations of the row, and the current model does not.
select
    d.line,
    d.name,
    y.model_id is not null and (k.is_current or d.asked_slug is not null or k.released_on = d.released_on
        and same_set(k.organization_ids, d.organization_ids) and not t.is_twin) as is_matched,
    coalesce(k.name = d.name, false) as keeps_its_name,
    v.slug,
    m.publisher,
    m.publisher = i.publisher as is_own,
    e.line as stated_by,
    t.is_twin
from stated d
cross join this_import i
left join matched y on y.line = d.line
left join known k on k.model_id = y.model_id
join model_version v on v.valid_until = ${open_end} and v.name = d.name and v.model_id is distinct from y.model_id
cross join lateral (
    select v.released_on = d.released_on and same_set(v.organization_ids, d.organization_ids) as is_twin
) t
join model m on m.id = v.model_id
left join matched x on x.model_id = v.model_id
left join stated e on e.line = x.line
where not exists (select from leaving l where l.model_id = v.model_id)
    and (e.line is null or e.name = d.name)
order by d.line, v.slug
