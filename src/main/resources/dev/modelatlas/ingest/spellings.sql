-- Rows of a call that may describe the model of another row, because their names are spellings of one name. In two
-- calls, the second of these rows would rename the model of the first. A row is certain about its model if it has a slug,
-- or the name of a current model.
with spelled as (
    select
        d.line,
        d.name,
        d.base_slug,
        d.organization_ids,
        d.asked_slug is not null or coalesce(k.is_current and k.name = d.name, false) as is_certain
    from stated d
    left join matched x on x.line = d.line
    left join known k on k.model_id = x.model_id
)
select distinct on (d.line) d.line, o.line as other_line, o.name as other_name
from spelled d
join spelled o on o.base_slug = d.base_slug and o.name <> d.name and o.organization_ids && d.organization_ids
where d.base_slug <> ''
    and may_be_spellings(d.name, o.name)
    and not d.is_certain
    and (o.is_certain or o.line < d.line)
order by d.line, o.line
