-- How many models of the window reach each level of training compute. Models with the same estimate are first grouped.
with facts as not materialized (${facts}),
estimate as (
    select m.training_flop as flop, ${factor} as factor, count(*) as models
    from facts m
    where m.released_on between :since and :until
    group by 1, 2
)
select
    l.flop,
    coalesce(sum(e.models) filter (where ${certain}), 0)::int as certain,
    coalesce(sum(e.models) filter (where ${by_estimate}), 0)::int as by_estimate,
    coalesce(sum(e.models) filter (where ${possible}), 0)::int as possible,
    coalesce(sum(e.models) filter (where ${unknown}), 0)::int as unknown
from unnest(cast(:levels as float8[])) with ordinality l (flop, place)
left join estimate e on true
group by l.flop, l.place
order by l.place
