-- The models of the revision that match the filter.
select *
from model_facts m
where m.valid_from <= :revision
    and m.valid_until > :revision
    and ${predicate}
