-- Models per year.
select m.year, count(*)::int as models
from (${facts}) m
group by m.year
