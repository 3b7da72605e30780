-- Models of the window that hold no value of the dimension.
with facts as (${facts})
select count(*)::int
from facts m
where m.released_on between :since and :until
    and cardinality(${held}) = 0
