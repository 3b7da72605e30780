-- The distribution of one property over the models of the window, by value of the dimension. The row without a value
-- covers all models of the window. Amounts are added in the order of their size, so that the sum does not depend on the
-- order of rows. There is no sum when an amount is so large that the sum might overflow.
with facts as not materialized (${facts}),
combination as materialized (
    select ${held} as held, array_agg(m.${measure}) as amounts
    from facts m
    where m.released_on between :since and :until and m.${measure} is not null
    group by 1
),
known as (
    select v.value, a.amount
    from combination c
    cross join lateral (${values}) v
    cross join lateral unnest(c.amounts) a (amount)
    union all
    select null, a.amount
    from combination c
    cross join lateral unnest(c.amounts) a (amount)
),
spread as (
    select
        k.value,
        count(*)::int as known,
        case when max(k.amount) <= 1e300 then sum(least(k.amount, 1e300) order by k.amount) end as total,
        min(k.amount) as smallest,
        percentile_cont(array[0.25, 0.5, 0.75]) within group (order by k.amount) as quartiles,
        max(k.amount) as largest
    from known k
    group by k.value
)
select
    s.value::text as value, s.known, s.total, s.smallest,
    s.quartiles[1] as lower_quartile, s.quartiles[2] as median, s.quartiles[3] as upper_quartile,
    s.largest
from spread s
