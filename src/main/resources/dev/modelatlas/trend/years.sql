-- The years of the window. The year before is looked at, too: the first year is compared with it.
with ${yearly},
compared as (
    select
        year,
        coalesce(y.models, 0) as models,
        lag(coalesce(y.models, 0)) over (order by year) as earlier
    from generate_series(:from - 1, :to) as calendar(year)
    left join yearly y using (year)
)
select
    year,
    year not between :firstWholeYear and :lastWholeYear as partial,
    models as model_count,
    models - earlier as change,
    (models - earlier)::float8 / nullif(earlier, 0) as growth_rate,
    sum(models) over (order by year)::int as cumulative
from compared
where year >= :from
order by year
