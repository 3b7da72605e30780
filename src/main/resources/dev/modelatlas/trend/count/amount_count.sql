-- The number of models whose property is known.
select count(m.${measure})::int
from model_facts m
where m.valid_from <= :revision and m.valid_until > :revision
