-- One pass groups the models by all they hold of the dimension; only these few groups are taken apart, and a value that a
-- model lists twice counts once.
facts as (${facts}),
combination as materialized (
    select m.year, ${held} as held, count(*)::int as models
    from facts m
    where m.released_on between :since and :until
    group by 1, 2
),
total as (
    select c.year, sum(c.models)::int as models
    from combination c
    group by c.year
),
value as (
    select c.year, v.value, sum(c.models)::int as models
    from combination c
    cross join lateral (${values}) v
    group by 1, 2
)
