-- The models to count, as groups of models with equal facts. Used if trend_group has all the columns that are needed.
-- In this case, the given days begin and end whole years.
select *
from trend_group m
where m.valid_from <= :revision
    and m.valid_until > :revision
    and m.year between extract(year from cast(:since as date))::int and extract(year from cast(:until as date))::int
    and ${predicate}
