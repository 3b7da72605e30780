-- Pairs of a removed and an added model that may be one renamed model: both have the same date, and share an
-- organization or a link. All removed and added models with one date and one organization or link are a group. Of each
-- group, only pairs are formed that can be among the first: if the group has n added models, then n pairs precede those of
-- its second removed model, 2n those of its third, and so on. Otherwise, a file that replaces all models of a day would
-- take time that grows with the square of their number.
with gone as materialized (
    select m.model_id, m.name, m.released_on, u.part
    from delta d
    join known m on m.model_id = d.model_id
    cross join lateral (
        select 'o' || unnest(m.organization_ids) union select 'l' || unnest(m.links)
    ) u (part)
    where d.kind = 'REMOVED'
),
fresh as materialized (
    select s.line, s.name, s.released_on, u.part,
        row_number() over (partition by s.released_on, u.part order by s.name, s.line) as turn,
        count(*) over (partition by s.released_on, u.part) as total
    from delta d
    join stated s on s.line = d.line
    cross join lateral (
        select 'o' || unnest(s.organization_ids) union select 'l' || unnest(s.links)
    ) u (part)
    where d.kind = 'ADDED'
),
first_gone as materialized (
    select g.*
    from (
        select *, row_number() over (partition by released_on, part order by name, model_id) as turn from gone
    ) g
    join fresh f on f.released_on = g.released_on and f.part = g.part and f.turn = 1
    where (g.turn - 1) * f.total < :most
)
select before, after
from (
    select distinct g.model_id, f.line, g.name as before, f.name as after
    from first_gone g
    join fresh f on f.released_on = g.released_on and f.part = g.part and f.turn <= :most
) pair
order by before, after
limit :most
