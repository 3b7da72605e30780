releases as (
    select ${headquarters} as country, o.slug as key, c.value, sum(c.models)::int as models
    from trend_cell c
    join organization_at o on o.id = c.value::int
    where c.counted_by = 'ORGANIZATION ${basis}' and c.value <> '' and ${headquarters} is not null and ${cells}
    group by 1, 2, 3
    union all
    select split_part(c.value, '/', 2), o.slug, c.value, sum(c.models)::int
    from trend_cell c
    join organization_at o on o.id = split_part(c.value, '/', 1)::int
    where c.counted_by = 'RELEASE ${basis}' and split_part(c.value, '/', 2) <> '' and ${headquarters} is null and ${cells}
    group by 1, 2, 3
),
whole as (
    select sum(c.models)::float8 as models
    from trend_cell c
    where c.counted_by = 'ALL' and ${cells}
)
