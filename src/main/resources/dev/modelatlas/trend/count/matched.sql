-- The groups of models to count, by what they hold of the dimension. The first half of a digest identifies a group.
with combination as materialized (
    select
        ${held} as held,
        string_agg(substr(uuid_send(m.digest), 1, 8), '') as digests,
        sum(m.models)::int as models
    from (${counted}) m
    group by 1
)
select c.digests, c.models, array(select v.value::text from (${values}) v) as held_values
from combination c
