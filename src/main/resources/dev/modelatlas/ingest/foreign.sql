-- Rows for models that another publisher already has. A row that was matched with no current model is listed if another
-- publisher has a model with the same slug, with the same name, or with the same normalized name and a common
-- organization. The row is also listed if it may be a renamed model (see renamed.sql). A row that renames a model of
-- this publisher is listed if a model of another publisher has the new name. As in Matching, if two names in a call
-- differ in letters that a slug cannot contain, they count as names of different models.
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
${renamed}
select p.line, p.name, m.publisher, p.slug
-- Each condition has its own branch of the union, so that each branch is a join on equal values. If OR combined the
-- conditions, PostgreSQL would join all rows with all others.
from (
    select d.line, d.name, v.model_id, v.slug
    from arriving d join model_version v on v.slug = d.asked_slug and v.valid_until = ${open_end}
    union
    select d.line, d.name, v.model_id, v.slug
    from arriving d join model_version v on v.name = d.name and v.valid_until = ${open_end}
    union
    select d.line, d.name, v.model_id, v.slug
    from renaming d join model_version v on v.name = d.name and v.valid_until = ${open_end}
    union
    select d.line, d.name, v.model_id, v.slug
    from arriving d join model_version v on v.base_slug = d.base_slug and v.valid_until = ${open_end}
    where d.base_slug <> '' and v.organization_ids && d.organization_ids
        and ((select origin from this_import) = 'SOURCE' or may_be_spellings(d.name, v.name))
) p
join model m on m.id = p.model_id and m.publisher <> (select publisher from this_import)
union
select d.line, d.name, m.publisher, m.slug
from renamed join arriving d using (line) join present m using (model_id)
order by line, slug
