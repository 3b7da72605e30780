-- The compute frontier of all models, computed when the revision was published.
select r.released_on, r.model_id, r.flop, r.previous_flop
from compute_record r
where r.valid_from <= :revision
    and r.valid_until > :revision
    and r.released_on between :since and :until
order by r.released_on
