-- Resolves the names of organizations in a call: first by slug, then by name, then by alias if only one organization
-- has that alias. An operator's alias comes before names, as in organization_names.sql. Organizations that the call
-- itself defines are included even if they are invalid. Otherwise, the problem of such an organization would be reported
-- again for each of its models.
create temp table organization_word on commit drop as
with words as (
    select unnest(organizations) as word from draft
    union
    select group_word from asked_organization where group_word is not null
)
select
    w.word,
    case
        when s.name is not null then s.name
        when exists (select from asked_organization where name = w.word) then w.word
        when m.is_set_by_operators and m.meanings = 1 then m.name
        when exists (select from organization where name = w.word) then w.word
        when exists (select from reference_organization where name = w.word) then w.word
        when m.meanings = 1 then m.name
    end as name,
    case when m.meanings > 1 then m.candidates end as candidates
from words w
left join organization s on s.slug = w.word
left join alias_meaning m on m.alias = w.word;

-- The organizations to create, together with the parents of all groups: new reference data may name a parent that the
-- database lacks.
create temp table new_organization on commit drop as
with named as (
    select name from organization_word where name is not null
    union
    select name from asked_organization where slug is null
    union
    select name from organization
)
select n.name from (
    select name from named
    union
    select r.group_name from named join reference_organization r using (name) where r.group_name is not null
) n
where not exists (select from organization o where o.name = n.name);
