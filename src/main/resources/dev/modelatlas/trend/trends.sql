-- The window, and the figures of the window as a whole. A bound that is left out is the first or last
-- year that has a model, or the other bound where that would turn the window around.
with ${yearly},
span as (
    select
        coalesce(:from, least(min(y.year), :to), :fallback) as first_year,
        coalesce(:to, greatest(max(y.year), :from), :fallback) as last_year
    from yearly y
),
counted as (
    select
        s.first_year,
        s.last_year,
        coalesce(sum(y.models) filter (where y.year between s.first_year and s.last_year), 0)::int as models,
        coalesce(max(y.models) filter (where y.year = s.first_year), 0) as first_models,
        coalesce(max(y.models) filter (where y.year = s.last_year), 0) as last_models
    from span s
    left join yearly y on true
    group by s.first_year, s.last_year
)
select
    first_year,
    last_year,
    models as model_count,
    case when first_year < last_year and last_year between :firstWholeYear and :lastWholeYear
        then power(last_models / nullif(first_models, 0)::float8, 1 / (last_year - first_year)::float8) - 1
    end as compound_annual_growth_rate
from counted
