-- The number of models of the window for each pair of values of two dimensions. A value is null for models without one.
-- Models with the same values are first grouped, and only these few groups are expanded.
with combination as materialized (
    select ${held_by_row} as held_by_row, ${held_by_column} as held_by_column, sum(m.models) as models
    from (${counted}) m
    group by 1, 2
)
select r.value::text as in_row, k.value::text as in_column, sum(c.models)::int as models
from combination c
left join lateral (${values_of_row}) r on true
left join lateral (${values_of_column}) k on true
group by 1, 2
