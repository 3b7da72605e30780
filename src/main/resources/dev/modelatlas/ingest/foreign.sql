-- Models that arrive although somebody else's row already states them.
select d.line, d.name, m.publisher, v.slug
from stated d
join model_version v on v.valid_until = 2147483647
    and (v.slug = d.asked_slug or v.name = d.name or (v.base_slug = d.base_slug and v.organization_ids && d.organization_ids))
join model m on m.id = v.model_id and m.publisher <> (select publisher from this_import)
where not exists (select from matched x where x.line = d.line)
order by d.line
