-- The number of models by year, as counted when the revision was published.
select c.year, c.models
from trend_cell c
where c.counted_by = 'ALL' and c.valid_from <= :revision and c.valid_until > :revision
