-- One row a model at revision %1$d, in our own format; lists as arrays.
select
    v.slug,
    v.name,
    v.released_on,
    array(select o.name from unnest(v.organization_ids) with ordinality u (id, position) join organization o using (id) order by position) as organizations,
    v.recorded_countries,
    v.recorded_sectors,
    array(select d.name from unnest(v.domain_ids) with ordinality u (id, position) join domain d using (id) order by position) as domains,
    array(select t.name from unnest(v.task_ids) with ordinality u (id, position) join task t using (id) order by position) as tasks,
    v.parameters,
    v.training_flop,
    v.training_dataset_size,
    v.training_hours,
    v.training_hardware,
    v.hardware_quantity,
    v.accessibility,
    v.confidence,
    v.base_models,
    v.links,
    v.corrected
from model_version v
where v.valid_from <= %1$d and v.valid_until > %1$d
order by v.slug
