-- Models of the window that hold no value of the dimension.
select coalesce(sum(c.models), 0)::int
from trend_cell c
where c.counted_by = '${counted_by}' and c.value = '' and ${cells}
