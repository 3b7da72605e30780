-- Organizations: the new ones come into being, and the versions follow the reference data.
create temp table organization_word on commit drop as
select word,
    coalesce(
        (select id from organization where name = word),
        (select min(organization_id) from organization_alias where alias = word having count(*) = 1)) as organization_id
from (select distinct unnest(organizations) as word from draft) words;

-- The group of a new organization comes with it, though no model may name it.
create temp table new_organization on commit drop as
select word as name from organization_word where organization_id is null
union
select r.group_name
from organization_word w
join reference_organization r on r.name = w.word
where w.organization_id is null and r.group_name is not null
    and not exists (select from organization o where o.name = r.group_name);

do $$
declare
    fresh record;
    candidate text;
    n int;
begin
    for fresh in select name, organization_slug(name) as base_slug from new_organization order by name collate "C" loop
        candidate := coalesce(nullif(fresh.base_slug, ''), 'organization');
        n := 2;
        while exists (select from organization where slug = candidate) loop
            candidate := coalesce(nullif(fresh.base_slug, ''), 'organization') || '-' || n;
            n := n + 1;
        end loop;
        insert into organization (slug, name, name_key, publisher)
        select candidate, fresh.name, lower(fresh.name), publisher from this_import;
    end loop;
end $$;
