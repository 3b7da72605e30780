-- Models by year, country and organization. The country is the headquarters of the organization. If the headquarters
-- are unknown, or if the basis is RECORDED, the recorded countries of the models count instead.
with organization_at as (
    select o.id, o.slug, own.headquarters, parent.headquarters as group_headquarters
    from organization o
    join organization_version own on own.organization_id = o.id
        and own.valid_from <= :revision and own.valid_until > :revision
    left join organization_version parent on parent.organization_id = own.group_id
        and parent.valid_from <= :revision and parent.valid_until > :revision
),
${placed}
select p.year, p.country || '/' || p.slug as key, p.value, p.models
from placed p
