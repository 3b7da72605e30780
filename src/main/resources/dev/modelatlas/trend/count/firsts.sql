-- For each value of the dimension, the date of its first release, and the models released on that date.
with facts as not materialized (${facts}),
combination as (
    select ${held} as held, min(m.released_on) as released_on
    from facts m
    where m.released_on between :since and :until
    group by 1
),
day as (
    select v.value, min(c.released_on) as released_on
    from combination c
    cross join lateral (${values}) v
    group by v.value
)
select (${key}) collate "C" as key, v.value::text as value, array_agg(m.model_id order by m.slug) as model_ids
from day v
join facts m on m.released_on = v.released_on and ${held_by}
${names}
group by v.value, key, v.released_on
order by v.released_on, key
