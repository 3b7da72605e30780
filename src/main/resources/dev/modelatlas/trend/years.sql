-- Models per year.
select m.year, sum(m.models)::int as models
from (${counted}) m
group by m.year
