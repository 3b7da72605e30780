-- For each value of the dimension, the first date on which a model reached the given level of training compute, and
-- that model. Of several models on that date, the first by slug.
with facts as not materialized (
    select *
    from (${facts}) f
    where f.training_flop >= :level and f.released_on between :since and :until
),
combination as (
    select ${held} as held, min(m.released_on) as released_on
    from facts m
    group by 1
),
day as materialized (
    select v.value, min(c.released_on) as released_on
    from combination c
    cross join lateral (${values}) v
    group by v.value
)
select
    (${key}) collate "C" as key, v.value::text as value, v.released_on as reached_on,
    (array_agg(m.model_id order by m.slug))[1] as model_id
from day v
join facts m on m.released_on = v.released_on and ${held_by}
${names}
group by v.value, key, v.released_on
order by v.released_on, key
