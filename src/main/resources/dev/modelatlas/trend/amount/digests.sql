-- The groups of a revision, in the order in which amounts.sql numbers them.
select g.digest
from trend_group g
where g.valid_from <= :revision and g.valid_until > :revision
order by g.digest
