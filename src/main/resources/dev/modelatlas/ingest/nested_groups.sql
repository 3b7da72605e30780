-- Organizations of a call that would nest groups: their parent has a parent, or they have a parent and are themselves
-- the parent of another organization.
select a.position, g.name as group_name, gg.name as group_of_group, member.name as member_name
from asked_organization a
join organization_state s on s.organization_id = a.organization_id and s.group_id <> s.organization_id
join organization_state t on t.organization_id = s.group_id
join organization g on g.id = s.group_id
join organization gg on gg.id = t.group_id
left join lateral (
    select o.name from organization_state m join organization o on o.id = m.organization_id
    where m.group_id = s.organization_id order by o.name limit 1
) member on true
where t.group_id <> t.organization_id or member.name is not null
order by a.position
