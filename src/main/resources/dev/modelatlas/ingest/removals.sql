-- The models that a call removes, with their publishers.
select
    r.position,
    r.slug,
    v.model_id,
    m.publisher,
    m.publisher = i.publisher as is_own,
    (select min(f.position) from removal f where f.slug = r.slug and f.position < r.position) as first_position
from removal r
cross join this_import i
left join model_version v on v.slug = r.slug and v.valid_until = ${open_end}
left join model m on m.id = v.model_id
order by r.position
