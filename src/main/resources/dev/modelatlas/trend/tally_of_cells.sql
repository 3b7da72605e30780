-- Counted when the revision was published.
total as (
    select c.year, c.models
    from trend_cell c
    where c.counted_by = 'ALL' and ${cells}
),
value as (
    select c.year, c.value::${type} as value, c.models
    from trend_cell c
    where c.counted_by = '${counted_by}' and c.value <> '' and ${cells}
)
