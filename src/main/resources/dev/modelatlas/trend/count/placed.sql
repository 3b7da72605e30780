combination as materialized (
    select m.year, ${organizations} as organization_ids, m.recorded_countries, sum(m.models) as models
    from (${counted}) m
    group by 1, 2, 3
),
placed as (
    select
        c.year,
        country,
        o.slug,
        case when ${headquarters} is null then o.id || '/' || country else o.id::text end as value,
        sum(c.models)::int as models
    from combination c
    cross join lateral (select distinct unnest(c.organization_ids)) member(id)
    join organization_at o using (id)
    cross join lateral (
        select distinct
            unnest(case when ${headquarters} is null then c.recorded_countries else array[${headquarters}] end)
    ) place(country)
    group by 1, 2, 3, 4
)
