-- Least squares of log10(FLOP) on years through the compute frontier.
with frontier as (${frontier})
select
    count(*)::int as models,
    max(f.released_on) - min(f.released_on) as span_days,
    regr_slope(log(f.flop), (f.released_on - date '2000-01-01') / 365.25) as slope,
    regr_r2(log(f.flop), (f.released_on - date '2000-01-01') / 365.25) as r_squared
from frontier f
