-- The number of models by year and value of the dimension. Models without a value have no key. The models are first
-- grouped by their full list of values, and only these few groups are expanded. A value that occurs twice in a list
-- counts once.
with combination as materialized (
    select m.year, ${held} as held, sum(m.models) as models
    from (${counted}) m
    group by 1, 2
),
value as (
    select c.year, v.value, sum(c.models)::int as models
    from combination c
    left join lateral (${values}) v on true
    group by 1, 2
)
select v.year, (${key}) collate "C" as key, v.value::text as value, v.models
from value v
${names}
