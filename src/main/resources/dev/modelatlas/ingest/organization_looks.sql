-- All names of organizations that existed before the call, with those that only the reference data has. English names
-- come first: if a new name looks like the name of one organization and like the alias of another, the error mentions
-- the name. A slug is a name, too, because calls find organizations by slug first. If the name of a new organization
-- were the slug of another one, its models would be attributed to that other one.
select text, organization
from (
    select 1 as turn, o.name as text, o.name as organization
    from organization o
    where not exists (select from new_organization n where n.name = o.name)
    union
    select 1, name, name from reference_organization
    union
    select 2, o.slug, o.name
    from organization o
    where not exists (select from new_organization n where n.name = o.name)
    union
    select 2, a.alias, o.name from organization_alias a join organization o on o.id = a.organization_id
    union
    select 2, alias, name from reference_organization cross join unnest(aliases) as alias
    union
    -- Leaves out the Korean names that the call replaces. It cannot replace those that an operator has set.
    select 3, o.name_ko, o.name
    from organization o
    where o.name_ko is not null and not exists (select from asked_organization a
        where a.name_ko <> o.name_ko
            and case when a.slug is null then a.name = o.name else a.slug = o.slug end
            and not exists (select from organization_curation c where c.organization_id = o.id and c.name_ko is not null))
    union
    select 3, name_ko, name from reference_organization where name_ko is not null
) names
order by turn, organization, text
