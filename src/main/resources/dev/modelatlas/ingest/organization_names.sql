-- Resolves the recorded names of organizations: first by name, then by alias if only one organization has that alias.
create temp table organization_word on commit drop as
with words as (select distinct unnest(organizations) as word from (select distinct organizations from draft) l),
-- Aliases that operators set take precedence over all others.
set_by_operators as (
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
meanings as (
    select alias, min(name) as name, count(*) as meanings, string_agg(name, ', ' order by name) as candidates
    from aliases
    group by alias
)
select
    w.word,
    case
        when exists (select from organization where name = w.word) then w.word
        when exists (select from reference_organization where name = w.word) then w.word
        when m.meanings > 1 then null
        else coalesce(m.name, w.word)
    end as name,
    m.candidates
from words w
left join meanings m on m.alias = w.word;

-- The organizations to create, together with the parents of their groups, even if no model names the parents.
create temp table new_organization on commit drop as
with named as (select name from organization_word where name is not null union select name from organization)
select n.name from (
    select name from named
    union
    select r.group_name from named join reference_organization r using (name) where r.group_name is not null
) n
where not exists (select from organization o where o.name = n.name);
