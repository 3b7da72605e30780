-- Pairs of a model and its base model: for the rows in a call, for their base models, and so on. The names are those
-- that the models will have after the call.
with recursive reached (name) as (
    select distinct name from stated where base_models <> '{}'
    union
    select b.name
    from reached r
    cross join lateral (
        select s.base_models from stated s where s.name = r.name
        union all
        select v.base_models from model_version v
        where v.name = r.name and v.valid_until = ${open_end}
            and not exists (select from matched x where x.model_id = v.model_id)
            and not exists (select from leaving x where x.model_id = v.model_id)
    ) n
    cross join unnest(n.base_models) as b (name)
)
select r.name, b.base
from reached r
cross join lateral (
    select s.base_models from stated s where s.name = r.name
    union all
    select v.base_models from model_version v
    where v.name = r.name and v.valid_until = ${open_end}
        and not exists (select from matched x where x.model_id = v.model_id)
        and not exists (select from leaving x where x.model_id = v.model_id)
) n
cross join unnest(n.base_models) as b (base)
