-- Pairs of a model and its base model, as they will be after the call. The models are those in the rows of the call,
-- their base models, the base models of these, and so on. Several models may have the same name, so models are
-- identified by slug, and new models by the line of their row. The table bearer has the models that each recorded word
-- means. It starts with a row for all words of the call, and each step looks up every word only once.
with recursive bearer (word, line, name, model, base_models) as (
    select null, null::bigint, null, null collate "C", array(select distinct unnest(base_models) from stated)
    union
    select u.word, b.*
    from (select distinct unnest(base_models) as word from bearer) u
    cross join lateral (
        select n.*
        from (
            select s.line, s.name, coalesce(m.slug, 'line ' || s.line) as model, s.base_models
            from (
                select line from stated where name = u.word
                union
                select x.line from model t join matched x on x.model_id = t.id where t.slug = u.word
            ) l
            join stated s using (line)
            left join matched x using (line)
            left join model m on m.id = x.model_id
            union all
            select null, v.name, v.slug, v.base_models
            from model_version v
            where (v.name = u.word or v.slug = u.word) and v.valid_until = ${open_end}
                and not exists (select from matched x where x.model_id = v.model_id)
                and not exists (select from leaving x where x.model_id = v.model_id)
        ) n
        -- A word is the slug of a model only if it is not the name of any model.
        order by n.name <> u.word
        fetch first row with ties
    ) b
)
select distinct d.line, d.name, d.model, b.model as base
from bearer d
cross join unnest(d.base_models) as u (word)
join bearer b on b.word = u.word
where d.model is not null
