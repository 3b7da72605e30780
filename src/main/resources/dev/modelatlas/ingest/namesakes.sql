-- Rows of a call whose name will also be the name of another model after the call.
select
    d.line,
    d.name,
    y.model_id is not null as is_matched,
    coalesce(k.name = d.name, false) as keeps_its_name,
    v.slug,
    m.publisher,
    m.publisher = i.publisher as is_own,
    e.line as stated_by,
    v.released_on = d.released_on and same_set(v.organization_ids, d.organization_ids) as is_twin
from stated d
cross join this_import i
left join matched y on y.line = d.line
left join known k on k.model_id = y.model_id
join model_version v on v.valid_until = ${open_end} and v.name = d.name and v.model_id is distinct from y.model_id
join model m on m.id = v.model_id
left join matched x on x.model_id = v.model_id
left join stated e on e.line = x.line
where not exists (select from leaving l where l.model_id = v.model_id)
    and (e.line is null or e.name = d.name)
order by d.line, v.slug
