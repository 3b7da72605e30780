-- The line through the compute frontier, fitted by least squares to log10(FLOP) over time in years.
with frontier as (${frontier}),
point as (
    select f.released_on, log(f.flop) as magnitude, (f.released_on - date '2000-01-01') / 365.25 as years
    from frontier f
)
select
    count(*)::int as models,
    max(p.released_on) - min(p.released_on) as span_days,
    regr_slope(p.magnitude, p.years) as slope,
    regr_r2(p.magnitude, p.years) as r_squared,
    sqrt(greatest(
            regr_syy(p.magnitude, p.years)
                - regr_sxy(p.magnitude, p.years) * regr_slope(p.magnitude, p.years), 0)
        / nullif(greatest(count(*) - 2, 0), 0) / nullif(regr_sxx(p.magnitude, p.years), 0)) as slope_error
from point p
