-- For each value of the dimension, the model with the largest known training compute. Of several such models, the first
-- by slug.
with facts as not materialized (${facts}),
combination as materialized (
    select ${held} as held, max(m.training_flop) as flop
    from facts m
    where m.released_on between :since and :until and m.training_flop is not null
    group by 1
),
most as materialized (
    select v.value, max(c.flop) as flop
    from combination c
    cross join lateral (${values}) v
    group by v.value
)
select v.value::text as value, (array_agg(m.model_id order by m.slug))[1] as model_id
from most v
join facts m on m.training_flop = v.flop and m.released_on between :since and :until and ${held_by}
group by v.value
