-- The values that have a model in the window, ranked before anything is cut off.
ranked as (
    select
        c.key,
        min(c.value) as value,
        sum(c.models)::int as models,
        rank() over (order by sum(c.models) desc)::int as rank,
        count(*) over (partition by sum(c.models)) > 1 as tied
    from counted c
    where c.year >= :from
    group by c.key
),
whole as (
    select sum(t.models)::float8 as models
    from total t
    where t.year >= :from
)
