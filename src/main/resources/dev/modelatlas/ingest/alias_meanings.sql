-- Which organizations each alias may mean. Aliases that operators set take precedence over all others. An alias of a renamed
-- organization and of its successor means the successor.
create temp table alias_meaning on commit drop as
with set_by_operators as (
    select alias, o.name from organization_curation c join organization o on o.id = c.organization_id, unnest(c.aliases) as alias
),
aliases as (
    select alias, name from set_by_operators
    union
    select alias, name
    from (
        select alias, name from reference_organization r, unnest(r.aliases) as alias
        union
        select alias, name from organization_alias a join organization o on o.id = a.organization_id
    ) others
    where not exists (select from set_by_operators s where s.alias = others.alias)
),
renamed as (
    select f.name, o.name as successor
    from organization_successor s
    join organization f on f.id = s.organization_id
    join organization o on o.id = s.successor_id
    where s.valid_until = ${open_end}
    union
    -- As in successors.sql, a renaming that an operator reset does not count.
    select name, successor
    from reference_successor r
    where not exists (
        select from organization_successor s join organization f on f.id = s.organization_id where f.name = r.name)
)
select alias, min(name) as name, count(*) as meanings, string_agg(name, ', ' order by name) as candidates,
    alias in (select alias from set_by_operators) as is_set_by_operators
from aliases a
where not exists (
    select from renamed r join aliases b on b.name = r.successor where r.name = a.name and b.alias = a.alias)
group by alias;
