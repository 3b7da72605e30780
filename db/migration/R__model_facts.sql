-- What a fact to count is, said once. Every trend, filter and page reads models through this view
-- and picks its revision n by: valid_from <= n and valid_until > n.
drop view if exists model_facts;

create view model_facts as
select
    model_id,
    slug,
    valid_from,
    valid_until,
    source_id,
    name,
    name_key,
    released_on,
    extract(year from released_on)::int as year,
    organization_ids,
    group_ids,
    recorded_countries,
    headquarters_countries,
    group_headquarters_countries,
    sectors,
    case when cardinality(organization_ids) > 1 then 'JOINT' else 'SOLE' end as organization_collaboration,
    case when cardinality(group_ids) > 1 then 'JOINT' else 'SOLE' end as group_collaboration,
    domain_ids,
    task_ids,
    parameters,
    training_flop,
    training_dataset_size,
    training_hours,
    training_hardware,
    hardware_quantity,
    accessibility,
    confidence,
    base_models,
    links,
    recorded_sectors,
    corrected
from model_version;
comment on view model_facts is 'Models as they are counted: one row a model and validity range';
