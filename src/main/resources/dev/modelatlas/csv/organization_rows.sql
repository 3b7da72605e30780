-- One page of the organizations of a revision: those after a given slug, in the order of slugs, up to a limit.
select
    o.slug,
    o.name,
    v.sector,
    v.headquarters,
    g.slug as "group",
    n.slug as successor,
    o.publisher
from organization o
join organization_version v on v.organization_id = o.id and v.valid_from <= :revision and v.valid_until > :revision
join organization g on g.id = v.group_id
left join organization_successor s on s.organization_id = o.id and s.valid_from <= :revision and s.valid_until > :revision
left join organization n on n.id = s.successor_id
where o.slug > :after
order by o.slug
limit :most
