-- The values of the dimension by number of models, each with its years.
with ${counts},
${ranked},
chosen as (
    select r.*, r.models / w.models as share
    from ranked r
    cross join whole w
    where r.models >= :minModels
    order by r.models desc, r.key
    limit :top
),
${progress}
select
    c.key,
    c.value,
    c.models as model_count,
    c.share,
    c.rank,
    c.tied,
${series_year}
from progress p
join chosen c using (key)
where p.year >= :from
order by c.models desc, c.key, p.year
