-- The number of models whose property is known, and the number of groups of models.
select
    (
        select count(m.${measure})::int from model_facts m
        where m.valid_from <= :revision and m.valid_until > :revision
    ) as amounts,
    (
        select count(*)::int from trend_group g
        where g.valid_from <= :revision and g.valid_until > :revision
    ) as groups
