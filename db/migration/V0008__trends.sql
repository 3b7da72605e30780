-- What trends count of all models of a revision, counted once: when it is published. Kept like everything else, with
-- ranges of validity, so that a revision costs what it changes. What a filter leaves is counted when it is asked for.

create table trend_cell (
    counted_by text collate "C" not null,
    year int not null,
    value text collate "C" not null,
    valid_from int not null,
    valid_until int not null default 2147483647,
    models int not null constraint trend_cell_is_not_empty check (models > 0),
    -- Who reads the newest revision reads of each year what is still valid, and nothing of what once was.
    constraint trend_cell_pk primary key (counted_by, year, valid_until, value)
);
comment on table trend_cell is 'Models by year of release and value of a dimension, by revision; kept by a trigger on revision';
comment on column trend_cell.counted_by is 'ALL, or the dimension, with its basis where it has several';
comment on column trend_cell.value is 'As text, what rows of model_version hold; empty for models that hold none';
comment on column trend_cell.valid_from is 'First revision it holds at';
comment on column trend_cell.valid_until is 'First revision it no longer holds at; 2147483647 while it still does';

create table compute_record (
    released_on date not null,
    model_id int not null constraint compute_record_model_fk references model,
    flop float8 not null,
    previous_flop float8,
    valid_from int not null,
    valid_until int not null default 2147483647,
    constraint compute_record_pk primary key (valid_until, released_on)
);
comment on table compute_record is 'The compute frontier (counting rule 10) of all models, by revision; kept by a trigger on revision';
comment on column compute_record.previous_flop is 'The record that it broke; null for the first';
comment on column compute_record.valid_from is 'First revision it holds at';
comment on column compute_record.valid_until is 'First revision it no longer holds at; 2147483647 while it still does';

-- What a revision ends; model_version_by_beginning has what it begins.
create index model_version_by_end on model_version (valid_until) where valid_until < 2147483647;

-- The distinct elements of a list as text; one empty text when it has none.
create function trend_values(list anyarray) returns setof text
    language sql immutable parallel safe rows 2
    as $$ select distinct unnest(case when list = '{}' then array[''] else list::text[] end) $$;

-- Brings the cells from the revision before to this one, by the models that it begins or ends. Says what dev.modelatlas.trend's
-- Breakdown says; CountedInAdvanceTest compares the two. Lists recur, so they are counted whole before they are taken apart.
create function count_trend_cells(revision int) returns void
    language plpgsql
    set jit = off
    set work_mem = '64MB'
    as $$
begin
    with touched as (
        select 1 as sign, b.* from model_version b where b.valid_from = revision
        union all
        select -1, e.* from model_version e where e.valid_until = revision
    ),
    fact as (
        select
            sign, extract(year from released_on)::int as year, recorded_countries, headquarters_countries,
            group_headquarters_countries, organization_ids, group_ids, domain_ids, task_ids, sectors, confidence,
            coalesce(accessibility, 'UNKNOWN') as accessibility,
            coalesce(width_bucket(training_flop, array(select ('1e' || n)::float8 from generate_series(0, 308) n)), -1) as magnitude
        from touched
    ),
    -- What is not grouped by is null, and nothing else is.
    combination as materialized (
        select
            year, recorded_countries, headquarters_countries, group_headquarters_countries, organization_ids, group_ids,
            domain_ids, task_ids, sectors, confidence, accessibility, magnitude, sum(sign) as models
        from fact
        group by year, grouping sets (
            (), headquarters_countries, group_headquarters_countries, (organization_ids, recorded_countries),
            (group_ids, recorded_countries), recorded_countries, organization_ids, group_ids, domain_ids, task_ids, sectors,
            confidence, accessibility, magnitude)
        having sum(sign) <> 0
    ),
    part as (
        select *, num_nonnulls(recorded_countries, headquarters_countries, group_headquarters_countries, organization_ids,
            group_ids, domain_ids, task_ids, sectors, confidence, accessibility, magnitude) as grouped
        from combination
    ),
    value (counted_by, year, value, models) as (
        select 'ALL', year, '', models from part where grouped = 0
        union all
        select 'COUNTRY RECORDED', year, trend_values(recorded_countries), models
        from part where recorded_countries is not null and grouped = 1
        union all
        select 'COUNTRY HEADQUARTERS', year, trend_values(headquarters_countries), models
        from part where headquarters_countries is not null
        union all
        select 'COUNTRY GROUP_HEADQUARTERS', year, trend_values(group_headquarters_countries), models
        from part where group_headquarters_countries is not null
        union all
        select 'ORGANIZATION RECORDED', year, trend_values(organization_ids), models
        from part where organization_ids is not null and grouped = 1
        union all
        select 'ORGANIZATION GROUP', year, trend_values(group_ids), models
        from part where group_ids is not null and grouped = 1
        union all
        select 'COLLABORATION RECORDED', year, case when cardinality(organization_ids) > 1 then 'JOINT' else 'SOLE' end, models
        from part where organization_ids is not null and grouped = 1
        union all
        select 'COLLABORATION GROUP', year, case when cardinality(group_ids) > 1 then 'JOINT' else 'SOLE' end, models
        from part where group_ids is not null and grouped = 1
        union all
        select 'RELEASE RECORDED', year, organization || '/' || trend_values(recorded_countries), models
        from part, trend_values(organization_ids) as organization where grouped = 2 and organization <> ''
        union all
        select 'RELEASE GROUP', year, organization || '/' || trend_values(recorded_countries), models
        from part, trend_values(group_ids) as organization where grouped = 2 and organization <> ''
        union all
        select 'DOMAIN', year, trend_values(domain_ids), models from part where domain_ids is not null
        union all
        select 'DOMAIN_COUNT', year, least(cardinality(domain_ids), 3)::text, models from part where domain_ids is not null
        union all
        select 'TASK', year, trend_values(task_ids), models from part where task_ids is not null
        union all
        select 'TASK_COUNT', year, least(cardinality(task_ids), 5)::text, models from part where task_ids is not null
        union all
        select 'SECTOR', year, trend_values(case when sectors = '{}' then array['UNKNOWN'] else sectors end), models
        from part where sectors is not null
        union all
        select 'CONFIDENCE', year, confidence, models from part where confidence is not null
        union all
        select 'ACCESSIBILITY', year, accessibility, models from part where accessibility is not null
        union all
        select 'COMPUTE_MAGNITUDE', year, magnitude::text, models from part where magnitude is not null
    ),
    difference as (
        select v.counted_by, v.year, v.value, sum(v.models)::int as models
        from value v
        group by 1, 2, 3
        having sum(v.models) <> 0
    ),
    ended as (
        update trend_cell c
        set valid_until = revision
        from difference d
        where (c.counted_by, c.year, c.value, c.valid_until) = (d.counted_by, d.year, d.value, 2147483647)
        returning c.counted_by, c.year, c.value, c.models
    )
    insert into trend_cell (counted_by, year, value, valid_from, models)
    select counted_by, year, value, revision, coalesce(e.models, 0) + d.models
    from difference d
    left join ended e using (counted_by, year, value)
    where coalesce(e.models, 0) + d.models > 0
    order by counted_by, year, value;
end $$;

-- Brings the compute frontier to this revision. New models only compete with the records there are; who competes
-- when a record is gone, all models have to tell.
create function keep_compute_records(revision int) returns void
    language plpgsql
    set jit = off
    as $$
declare
    is_gone boolean := exists (
        select
        from model_version e
        join compute_record r on r.model_id = e.model_id and r.valid_until = 2147483647
        where e.valid_until = revision
            and not exists (
                select from model_version b
                where b.model_id = e.model_id and b.valid_from = revision
                    and (b.released_on, b.training_flop) = (r.released_on, r.flop)));
begin
    with candidate as (
        select b.released_on, b.training_flop as flop, b.slug, b.model_id
        from model_version b
        where b.valid_from = revision and b.training_flop > 0
        union
        select o.released_on, o.training_flop, o.slug, o.model_id
        from model_version o
        where is_gone and o.valid_from < revision and o.valid_until > revision and o.training_flop > 0
        union
        select r.released_on, r.flop, m.slug, r.model_id
        from compute_record r
        join model m on m.id = r.model_id
        where not is_gone and r.valid_until = 2147483647
    ),
    day as (
        select c.released_on, max(c.flop) as flop, max(max(c.flop)) over (
            order by c.released_on rows between unbounded preceding and 1 preceding) as previous_flop
        from candidate c
        group by c.released_on
    ),
    record as (
        select d.released_on, (array_agg(c.model_id order by c.slug))[1] as model_id, d.flop, d.previous_flop
        from day d
        join candidate c using (released_on, flop)
        where d.previous_flop is null or d.flop > d.previous_flop
        group by d.released_on, d.flop, d.previous_flop
    ),
    ended as (
        update compute_record o
        set valid_until = revision
        where o.valid_until = 2147483647
            and not exists (
                select from record r
                where (r.released_on, r.model_id, r.flop) = (o.released_on, o.model_id, o.flop)
                    and r.previous_flop is not distinct from o.previous_flop)
        returning o.released_on
    ),
    -- Only to end before what is new begins.
    ends as (select count(*) as number from ended)
    insert into compute_record (released_on, model_id, flop, previous_flop, valid_from)
    select r.released_on, r.model_id, r.flop, r.previous_flop, revision
    from record r
    cross join ends
    where not exists (
        select from compute_record o
        where (o.released_on, o.model_id, o.flop, o.valid_until) = (r.released_on, r.model_id, r.flop, 2147483647)
            and o.previous_flop is not distinct from r.previous_flop);
end $$;

-- A trigger, not the importer: a build that does not know these tables keeps them right, too. Deferred, since a revision's
-- models are written after it.
create function count_revision() returns trigger
    language plpgsql as $$
begin
    perform count_trend_cells(new.number), keep_compute_records(new.number);
    return null;
end $$;

create constraint trigger revisions_are_counted after insert on revision
    deferrable initially deferred for each row execute function count_revision();

do $$
begin
    perform count_trend_cells(number), keep_compute_records(number) from (select number from revision order by number) r;
end $$;
analyze trend_cell;
