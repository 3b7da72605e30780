-- The changes of a revision that come after a given slug, up to a limit, in the order of slugs. Each has the row of its
-- model as in exports.
with told as (
    select c.slug, c.model_id, c.kind, c.fields
    from model_change c
    where c.revision_number = :revision and c.slug > :after
    order by c.slug
    limit :most
),
-- Models for which the revision recorded different values of the source, but whose facts did not change. The API
-- reports no change for them, but a copy needs their new rows. They are read up to the last slug above, or up to '~'
-- when the list above is complete. Without this bound, the search for these few rows would read all remaining ones.
restated as (
    select v.slug, v.model_id, 'RESTATED' as kind, cast('[]' as jsonb) as fields
    from model_version v
    where v.valid_from = :revision and v.slug > :after
        and v.slug < (select case when count(*) < :most then '~' else max(slug) end from told)
        and not exists (select from told t where t.slug = v.slug)
    order by v.slug
    limit :most
),
chosen as materialized (select * from told union all select * from restated order by slug limit :most),
page as materialized (
    select m.* from model_facts m where m.valid_from = :revision and m.model_id in (select model_id from chosen)
),
${rows}
select
    c.slug,
    '{"revision":' || cast(:revision as int) || ',"kind":"' || c.kind || '","slug":"' || c.slug || '","fields":' || cast(${fields} as text)
        || ',"model":' || coalesce(cast(row_to_json(model) as text), 'null') || '}' as text
from chosen c
left join lateral (select ${columns} from listed where listed.model_id = c.model_id) model on true
order by c.slug
