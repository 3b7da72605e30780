-- Pairs of a removed and an added model that may be one renamed model: both have the same date, and share an
-- organization or a link.
select m.name as before, s.name as after
from delta gone
join known m on m.model_id = gone.model_id
join stated s on s.released_on = m.released_on and (s.organization_ids && m.organization_ids or s.links && m.links)
join delta fresh on fresh.line = s.line and fresh.kind = 'ADDED'
where gone.kind = 'REMOVED'
order by 1, 2
limit :most
