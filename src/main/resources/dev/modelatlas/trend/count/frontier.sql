-- The models whose known training compute exceeds that of all earlier models. Models before the window are also
-- compared, but not listed.
with facts as not materialized (${facts}),
day as (
    select m.released_on, max(m.training_flop) as training_flop
    from facts m
    where m.released_on <= :until
    group by m.released_on
),
record as (
    select
        d.released_on,
        d.training_flop,
        max(d.training_flop) over (order by d.released_on rows between unbounded preceding and 1 preceding) as previous_flop
    from day d
    where d.training_flop > 0
)
select
    r.released_on,
    (array_agg(m.model_id order by m.slug))[1] as model_id,
    r.training_flop as flop,
    r.previous_flop
from record r
join facts m on m.released_on = r.released_on and m.training_flop = r.training_flop
where r.released_on >= :since
    and (r.previous_flop is null or r.training_flop > r.previous_flop)
group by r.released_on, r.training_flop, r.previous_flop
order by r.released_on
