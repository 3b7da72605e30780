-- The models that a call may refer to, of all publishers. Each is in its current version, or in its last version if it
-- was removed.
create temp table known on commit drop as
select
    v.*,
    array(select unnest(v.organization_ids) order by 1) as organization_set,
    v.valid_until = ${open_end} as is_current,
    m.publisher,
    m.publisher = i.publisher as is_own
from (
    select distinct on (c.model_id) v.*
    from (
        select v.model_id from stated s join model_version v on v.slug = s.asked_slug
        union
        select v.model_id from stated s join model_version v on v.name = s.name
        union
        select v.model_id from stated s join model_version v on v.base_slug = s.base_slug and s.base_slug <> ''
        union
        select model_id from leaving
    ) c
    join model_version v using (model_id)
    order by c.model_id, v.valid_from desc
) v
join model m on m.id = v.model_id
cross join this_import i;
create index on known (model_id);
analyze known;
