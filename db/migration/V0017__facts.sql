-- Seven more facts of models, and the edition of the facts that each revision is exported with.

alter table model_version
    add training_datasets text[] not null default '{}',
    add training_code_accessibility text,
    add hardware_utilization float8,
    add training_cost float8,
    add finetune_flop float8,
    add citations int,
    add reference text,
    add constraint model_version_later_numbers_are_finite check (
        hardware_utilization between 0 and 1 and training_cost >= 0 and training_cost < 'infinity'
        and finetune_flop >= 0 and finetune_flop < 'infinity' and citations >= 0);
comment on column model_version.training_datasets is 'Names of the datasets, as recorded';
comment on column model_version.training_code_accessibility is 'In the words of the source; null when unknown';
comment on column model_version.hardware_utilization is 'Model FLOP utilization (MFU), from 0 to 1; null when unknown';
comment on column model_version.training_cost is 'US dollars, at the prices of cloud providers; null when not estimated';
comment on column model_version.finetune_flop is 'Floating-point operations of the fine-tuning; null when not estimated';
comment on column model_version.citations is 'Citations of the publication; null when unknown';
comment on column model_version.reference is 'Title of the publication; null when unknown';

-- Servers of the previous release do not know these columns, and may still write while this release is deployed. Without
-- a default, their rows have no list of datasets. By that they are recognized, and keep the facts of the version before.
alter table model_version alter training_datasets drop default;

create function keep_later_facts() returns trigger
    language plpgsql as $$
begin
    select v.training_datasets, v.training_code_accessibility, v.hardware_utilization, v.training_cost, v.finetune_flop,
        v.citations, v.reference
    into new.training_datasets, new.training_code_accessibility, new.hardware_utilization, new.training_cost,
        new.finetune_flop, new.citations, new.reference
    from model_version v
    where v.model_id = new.model_id and v.valid_from < new.valid_from
    order by v.valid_from desc
    limit 1;
    new.training_datasets := coalesce(new.training_datasets, '{}');
    return new;
end;
$$;

create trigger model_version_keeps_later_facts
    before insert on model_version
    for each row when (new.training_datasets is null)
    execute function keep_later_facts();

alter table revision add fact_edition int not null default 1
    constraint revision_fact_edition_is_positive check (fact_edition > 0);
alter table revision alter fact_edition drop default;
comment on column revision.fact_edition is 'Edition of the facts: exports of the revision have the columns of this edition forever';

-- A revision that the previous release writes has the edition of the revision before.
create function keep_fact_edition() returns trigger
    language plpgsql as $$
begin
    new.fact_edition := coalesce(
        (select r.fact_edition from revision r where r.number < new.number order by r.number desc limit 1), 1);
    return new;
end;
$$;

create trigger revision_keeps_fact_edition
    before insert on revision
    for each row when (new.fact_edition is null)
    execute function keep_fact_edition();
