-- The number of models by year and value of the dimension, as counted when the revision was published. Models without a
-- value have no key.
select v.year, (${key}) collate "C" as key, v.value::text as value, v.models
from (
    select c.year, nullif(c.value, '')::${type} as value, c.models
    from trend_cell c
    where c.counted_by = '${counted_by}' and c.valid_from <= :revision and c.valid_until > :revision
) v
${names}
