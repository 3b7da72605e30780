-- The same, where the filter and what is counted by ask for no more than groups hold. The days are those of whole years.
select *
from trend_group m
where m.valid_from <= :revision
    and m.valid_until > :revision
    and m.year between extract(year from cast(:since as date))::int and extract(year from cast(:until as date))::int
    and ${predicate}
