-- The models to count: those of the filter that were released on the given days.
select f.*, 1 as models
from (${facts}) f
where f.released_on between :since and :until
