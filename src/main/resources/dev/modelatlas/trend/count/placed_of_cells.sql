placed as (
    select c.year, ${headquarters} as country, o.slug, c.value, c.models
    from trend_cell c
    join organization_at o on o.id = nullif(c.value, '')::int
    where c.counted_by = 'ORGANIZATION ${basis}' and ${headquarters} is not null
        and c.valid_from <= :revision and c.valid_until > :revision
    union all
    select c.year, split_part(c.value, '/', 2), o.slug, c.value, c.models
    from trend_cell c
    join organization_at o on o.id = split_part(c.value, '/', 1)::int
    where c.counted_by = 'RELEASE ${basis}' and split_part(c.value, '/', 2) <> '' and ${headquarters} is null
        and c.valid_from <= :revision and c.valid_until > :revision
)
