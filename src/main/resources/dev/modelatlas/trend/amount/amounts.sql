-- The models of a revision whose property is known, from the smallest to the largest amount, with the numbers of their
-- groups.
with numbered as (
    select g.*, row_number() over (order by g.digest)::int - 1 as number
    from trend_group g
    where g.valid_from <= :revision and g.valid_until > :revision
)
select
    m.${measure} as amount,
    g.number as group_number,
    m.released_on - date '1970-01-01' as epoch_day,
    m.model_id,
    (row_number() over (order by m.slug))::int as slug_rank
from model_facts m
join numbered g
    on (g.year, g.organization_ids, g.group_ids, g.recorded_countries, g.headquarters_countries,
        g.group_headquarters_countries, g.sectors, g.domain_ids, g.task_ids, g.confidence)
        = (m.year, m.organization_ids, m.group_ids, m.recorded_countries, m.headquarters_countries,
        m.group_headquarters_countries, m.sectors, m.domain_ids, m.task_ids, m.confidence)
    and g.accessibility is not distinct from m.accessibility
where m.valid_from <= :revision and m.valid_until > :revision and m.${measure} is not null
order by m.${measure}, m.slug desc
