-- Rows of a call that may describe the model of another row, because their names are spellings of one name. In two
-- calls, the second of these rows would rename the model of the first. A row is certain about its model if it has a slug,
-- or the name of a current model. Slugs lack Hangul, so a thousand Korean names can share one slug: their letters are
-- computed once for each row, not for each pair. The condition on letters is may_be_spellings.
with spelled as materialized (
    select
        d.line,
        d.name,
        d.base_slug,
        letters_outside_slugs(d.name) as letters,
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
    and (d.letters = o.letters or d.letters = '' or o.letters = '')
    and not d.is_certain
    and (o.is_certain or o.line < d.line)
order by d.line, o.line
