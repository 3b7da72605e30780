-- Rows for models that another publisher already has. A row that was matched with no current model is listed if another
-- publisher has a model with the same slug, with the same name, or with the same normalized name and a common
-- organization. The row is also listed if it may be a renamed model (see renamed.sql). A row that renames a model of
-- this publisher is listed if a model of another publisher has the new name. As in Matching, if two names in a call
-- differ in letters that a slug cannot contain, they count as names of different models.
--
-- Of several models with the same name, or with the same normalized name and organization, only the first is listed.
-- The pairs of all rows and models with one name would fill the disk.
with arriving as (
    select d.*
    from stated d
    where not exists (
            select from matched x join known k using (model_id) where x.line = d.line and k.is_current)
        and exists (select from model where publisher <> (select publisher from this_import))
),
renaming as (
    select d.*
    from matched x
    join known k on k.model_id = x.model_id and k.is_current and k.is_own
    join stated d on d.line = x.line and d.name <> k.name
    where exists (select from model where publisher <> (select publisher from this_import))
),
present as (
    select v.*, o.publisher, array(select unnest(v.organization_ids) order by 1) as organization_set
    from model_version v
    join model o on o.id = v.model_id
    where v.valid_until = ${open_end} and o.publisher <> (select publisher from this_import) and v.links <> '{}'
),
theirs as materialized (
    select v.model_id, v.slug, v.name, v.base_slug, v.organization_ids, m.publisher
    from (
        select v.model_id from arriving d join model_version v on v.slug = d.asked_slug
        union
        select model_id from model_version where name in (select name from arriving union select name from renaming)
        union
        select model_id from model_version where base_slug in (select base_slug from arriving where base_slug <> '')
    ) c
    join model_version v using (model_id)
    join model m on m.id = v.model_id
    where v.valid_until = ${open_end} and m.publisher <> (select publisher from this_import)
),
first_of_name as (
    select distinct on (name) * from theirs order by name, slug
),
-- A model has two keys for each organization: with the letters outside its slug, and for rows with any letters.
first_of_spelling as (
    select distinct on (base_slug, organization, letters) base_slug, organization, letters, publisher, slug
    from theirs
    cross join lateral unnest(organization_ids) as o (organization)
    cross join lateral unnest(array[letters_outside_slugs(name), 'any']) as l (letters)
    order by base_slug, organization, letters, slug
),
spelling as (
    select distinct d.line, d.name, d.base_slug, organization, letters
    from arriving d
    cross join lateral unnest(d.organization_ids) as o (organization)
    cross join lateral (select letters_outside_slugs(d.name)) as n (own)
    cross join lateral unnest(
        case when own = '' or (select origin from this_import) = 'SOURCE' then array['any'] else array[own, ''] end
    ) as l (letters)
),
${renamed}
select d.line, d.name, t.publisher, t.slug
from arriving d join theirs t on t.slug = d.asked_slug
union
select d.line, d.name, t.publisher, t.slug
from (select line, name from arriving union all select line, name from renaming) d join first_of_name t using (name)
union
select d.line, d.name, t.publisher, t.slug
from spelling d join first_of_spelling t using (base_slug, organization, letters)
union
select d.line, d.name, m.publisher, m.slug
from renamed join arriving d using (line) join present m using (model_id)
order by line, slug
