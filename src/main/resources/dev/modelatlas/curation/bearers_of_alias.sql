-- Other organizations that already have the alias, as their name or as an alias. A renamed organization and its
-- successor may share aliases, because a shared alias means the successor (alias_meanings.sql).
with former as (
    select f.name
    from organization_successor s
    join organization f on f.id = s.organization_id
    join organization o on o.id = s.successor_id
    where o.name = :name and s.valid_until = ${open_end}
    union
    select name
    from reference_successor r
    where successor = :name and not exists (
        select from organization_successor s join organization f on f.id = s.organization_id where f.name = r.name)
)
select name, false as is_alias from organization where name = :alias and name <> :name
union
select name, false from reference_organization where name = :alias and name <> :name
union
select o.name, true
from organization_alias a
join organization o on o.id = a.organization_id
where a.alias = :alias and o.name <> :name and o.name not in (select name from former)
union
select name, true
from reference_organization
where :alias = any (aliases) and name <> :name and name not in (select name from former)
order by is_alias, name
