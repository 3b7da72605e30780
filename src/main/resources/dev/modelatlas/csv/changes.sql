-- One page of the changes of a revision: those after a given slug, in the order of slugs, up to a limit. Each change
-- contains the row of its model, in the format of exports. A page with long rows ends earlier: it gets another change
-- only while it has fewer than :bytes bytes.
with told as (
    select c.slug, c.model_id, c.kind, c.fields
    from model_change c
    where c.revision_number = :revision and c.slug > :after
    order by c.slug
    limit :most
),
-- Models whose facts did not change, although the revision recorded other values of the source. The API reports no
-- change for these models, but a copy needs their new rows. This query reads up to the last slug in told, or up to '~'
-- (beyond all slugs) if told has the last changes. Without this bound, the search for these few rows would read all
-- remaining models.
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
${rows},
measured as (
    select c.*, sum(c.bytes) over (order by c.slug) as total
    from (
        select chosen.*, octet_length(cast(chosen.fields as text)) + coalesce(listed.bytes, 0) as bytes
        from chosen
        left join listed using (model_id)
    ) c
)
select
    c.slug,
    '{"revision":' || cast(:revision as int) || ',"kind":"' || c.kind || '","slug":"' || c.slug || '","fields":' || cast(${fields} as text)
        || ',"model":' || coalesce(cast(row_to_json(model) as text), 'null') || '}' as text,
    c.total
from measured c
left join lateral (select ${columns} from listed where listed.model_id = c.model_id) model on true
where c.total - c.bytes < :bytes
order by c.slug
