-- The sources of the counted models, the source with the most models first. The vintages of a source count as one
-- source, with the checksum of the newest vintage. The publisher comes from revisions up to the requested one, so that
-- later revisions with the same source do not change it.
with facts as not materialized (${facts}),
counted as (
    select m.source_id, count(*) as models
    from facts m
    where m.released_on between :since and :until
    group by m.source_id
)
select s.name, s.url, s.licence, s.attribution,
    (array_agg(s.sha256 order by s.id desc))[1] as sha256,
    min((select min(r.publisher collate "C") from revision r where r.source_id = s.id and r.number <= :revision)) as publisher
from counted c
join source s on s.id = c.source_id
group by s.name, s.url, s.licence, s.attribution
order by sum(c.models) desc, s.name collate "C", s.url collate "C", s.licence collate "C", s.attribution collate "C"
