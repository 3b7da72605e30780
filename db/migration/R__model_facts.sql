-- The columns of models that trends, filters and pages use. They all read models from this view. A row is part of
-- revision n if valid_from <= n and valid_until > n.
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
    corrected,
    training_datasets,
    training_code_accessibility,
    hardware_utilization,
    training_cost,
    finetune_flop,
    citations,
    reference
from model_version;
comment on view model_facts is 'Models as trends count them: one row for each model and range of revisions';

-- ---------------------------------------------------------------- entities
-- Views from which Hibernate reads entities, with one row for each model or organization and range of revisions. A row is
-- part of revision n if valid_from <= n and valid_until > n. These views use only tables, no other views, so that the
-- previous release can still drop and create its own views.
drop view if exists model_entity;

create view model_entity as
select
    v.model_id,
    v.valid_from,
    v.valid_until,
    v.slug,
    t.first_revision,
    t.publisher,
    v.source_id,
    v.name,
    v.name_key,
    v.released_on,
    v.organization_ids,
    v.group_ids,
    v.recorded_countries,
    v.headquarters_countries,
    v.group_headquarters_countries,
    v.sectors,
    v.domain_ids,
    v.task_ids,
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
    v.training_datasets,
    v.training_code_accessibility,
    v.hardware_utilization,
    v.training_cost,
    v.finetune_flop,
    v.citations,
    v.reference
from model_version v
join model t on t.id = v.model_id;
comment on view model_entity is 'Models as pages show them: one row for each model and range of revisions';

drop view if exists organization_entity;

create view organization_entity as
select
    o.id,
    v.valid_from,
    v.valid_until,
    o.slug,
    o.name,
    o.name_ko,
    o.name_key,
    v.sector,
    v.headquarters,
    v.group_id
from organization o
join organization_version v on v.organization_id = o.id;
comment on view organization_entity is 'Organizations as pages show them: one row for each organization and range of revisions';
