-- The number of models by year.
select m.year, sum(m.models)::int as models
from (${counted}) m
group by m.year
