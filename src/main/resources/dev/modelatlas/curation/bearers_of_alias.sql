-- Other organizations that already have the alias, as their name or as an alias.
select name, false as is_alias from organization where name = :alias and name <> :name
union
select name, false from reference_organization where name = :alias and name <> :name
union
select o.name, true
from organization_alias a
join organization o on o.id = a.organization_id
where a.alias = :alias and o.name <> :name
union
select name, true from reference_organization where :alias = any (aliases) and name <> :name
order by is_alias, name
