-- Facts for which fewer models have a value than before, among the models that remain. Only models with changes are
-- read.
with pair as materialized (
    select m.name, f.fact, f.was_known, f.is_known
    from delta d
    join next n on n.model_id = d.model_id and n.line is not null
    join known m on m.model_id = d.model_id and m.is_current
    cross join lateral (values
        ('organizations', m.organization_ids <> '{}', n.organization_ids <> '{}'),
        ('recorded_countries', m.recorded_countries <> '{}', n.recorded_countries <> '{}'),
        ('recorded_sectors', m.recorded_sectors <> '{}', n.recorded_sectors <> '{}'),
        ('domains', m.domain_ids <> '{}', n.domain_ids <> '{}'),
        ('tasks', m.task_ids <> '{}', n.task_ids <> '{}'),
        ${facts lost}
    ) as f (fact, was_known, is_known)
    where f.was_known <> f.is_known
)
select
    fact,
    count(*) filter (where was_known) - count(*) filter (where is_known) as fallen,
    (array_agg(name order by name) filter (where was_known))[1 : 10] as examples
from pair
group by fact
having count(*) filter (where was_known) - count(*) filter (where is_known) > :least
order by 2 desc, fact
