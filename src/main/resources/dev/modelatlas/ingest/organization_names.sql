-- Resolves the recorded names of organizations: first by name, then by alias if only one organization has that alias,
-- then by slug.
-- An operator's alias comes before all names: an organization of this name is newer, such as one of new reference data.
create temp table organization_word on commit drop as
with words as (select distinct unnest(organizations) as word from (select distinct organizations from draft) l)
select
    w.word,
    case
        when m.is_set_by_operators and m.meanings = 1 then m.name
        when exists (select from organization where name = w.word) then w.word
        when exists (select from reference_organization where name = w.word) then w.word
        when m.meanings > 1 then null
        else coalesce(m.name, s.name, w.word)
    end as name,
    m.candidates
from words w
left join alias_meaning m on m.alias = w.word
left join organization s on s.slug = w.word;

-- The organizations to create, together with the parents of their groups, even if no model names the parents.
create temp table new_organization on commit drop as
with named as (select name from organization_word where name is not null union select name from organization)
select n.name from (
    select name from named
    union
    select r.group_name from named join reference_organization r using (name) where r.group_name is not null
) n
where not exists (select from organization o where o.name = n.name);
