-- Each chosen value through the years of the window; the year before only serves the comparison.
-- Ranks and shares are those among all values.
standing as (
    select
        c.key,
        c.year,
        c.models,
        rank() over (partition by c.year order by c.models desc)::int as rank,
        count(*) over (partition by c.year, c.models) > 1 as tied
    from counted c
),
progress as (
    select
        c.key,
        year,
        coalesce(s.models, 0) as models,
        lag(coalesce(s.models, 0)) over (partition by c.key order by year) as earlier,
        coalesce(s.models, 0)::float8 / t.models as share,
        s.rank,
        s.tied
    from chosen c
    cross join generate_series(:from - 1, :to) as calendar(year)
    left join standing s using (key, year)
    left join total t using (year)
)
