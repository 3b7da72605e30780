-- The models to count: those that match the filter and were released on the given days.
select f.*, 1 as models
from (${facts}) f
where f.released_on between :since and :until
