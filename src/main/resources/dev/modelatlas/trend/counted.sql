-- What is counted of the models that were released on these days and match the filter: each of them.
select f.*, 1 as models
from (${facts}) f
where f.released_on between :since and :until
