-- The values of the dimension by number of models.
with ${counts},
${ranked}
select
    r.key,
    r.value,
    r.rank,
    r.tied,
    r.models as model_count,
    r.models / w.models as share
from ranked r
cross join whole w
where r.models >= :minModels
order by r.models desc, r.key
limit :top
