-- The keys of values of the dimension.
select (${key}) collate "C" as key, v.value::text as value
from unnest(cast(:values as ${type}[])) v (value)
${names}
