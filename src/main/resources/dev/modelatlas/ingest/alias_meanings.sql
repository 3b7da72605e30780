-- Which organizations each alias may mean. Aliases that operators set take precedence over all others.
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
)
select alias, min(name) as name, count(*) as meanings, string_agg(name, ', ' order by name) as candidates
from aliases
group by alias;
