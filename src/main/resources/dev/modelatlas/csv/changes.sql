-- What a revision did to each model, by slug, so many after one; the row of a model is that of an export.
with told as (
    select c.slug, c.model_id, c.kind, c.fields
    from model_change c
    where c.revision_number = :revision and c.slug > :after
    order by c.slug
    limit :most
),
-- What differs only in how the source recorded it changes no answer, and no change is told of it: a copy needs it. Bounded by
-- the last of those above, which are all up to there, or by what follows any slug: else the search for these few would read
-- all the rest each time.
restated as (
    select v.slug, v.model_id, 'RESTATED' as kind, cast('[]' as jsonb) as fields
    from model_version v
    where v.valid_from = :revision and v.slug > :after
        and v.slug < (select case when count(*) < :most then '~' else max(slug) end from told)
        and not exists (select from told t where t.slug = v.slug)
    order by v.slug
    limit :most
)
select
    c.slug,
    '{"revision":' || cast(:revision as int) || ',"kind":"' || c.kind || '","slug":"' || c.slug || '","fields":' || c.fields
        || ',"model":' || coalesce(cast(row_to_json(model) as text), 'null') || '}' as text
from (select * from told union all select * from restated order by slug limit :most) c
left join lateral (
    ${row}
    where m.model_id = c.model_id and m.valid_from = :revision
) model on true
order by c.slug
