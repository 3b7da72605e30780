-- Models that hold the same of all that trends count by and filters mostly ask for, counted once: when a revision is published.
-- What a filter leaves is counted from these few rows, unless it asks for more than they hold. Kept like everything else,
-- with ranges of validity.

create table trend_group (
    digest uuid not null,
    year int not null,
    organization_ids int[] not null,
    group_ids int[] not null,
    recorded_countries text[] not null,
    headquarters_countries text[] not null,
    group_headquarters_countries text[] not null,
    sectors text[] not null,
    domain_ids int[] not null,
    task_ids int[] not null,
    accessibility text,
    confidence text not null,
    organization_collaboration text not null
        generated always as (case when cardinality(organization_ids) > 1 then 'JOINT' else 'SOLE' end) stored,
    group_collaboration text not null
        generated always as (case when cardinality(group_ids) > 1 then 'JOINT' else 'SOLE' end) stored,
    models int not null constraint trend_group_is_not_empty check (models > 0),
    valid_from int not null,
    valid_until int not null default 2147483647,
    constraint trend_group_pk primary key (digest, valid_until)
);
comment on table trend_group is 'Models that hold the same, by revision; kept by a trigger on revision. Columns are called as in model_facts';
comment on column trend_group.digest is 'Of the columns from year to confidence';
comment on column trend_group.models is 'How many they are';
comment on column trend_group.valid_from is 'First revision it holds at';
comment on column trend_group.valid_until is 'First revision it no longer holds at; 2147483647 while it still does';
create index trend_group_by_beginning on trend_group (valid_from);
create index trend_group_by_end on trend_group (valid_until) where valid_until < 2147483647;

-- Brings the groups from the revision before to this one, by the models that it begins or ends.
create function count_trend_groups(revision int) returns void
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
    difference as materialized (
        select
            extract(year from released_on)::int as year, organization_ids, group_ids, recorded_countries,
            headquarters_countries, group_headquarters_countries, sectors, domain_ids, task_ids, accessibility, confidence,
            sum(sign)::int as models
        from touched
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
        having sum(sign) <> 0
    ),
    named as materialized (
        select
            md5(row(
                year, organization_ids, group_ids, recorded_countries, headquarters_countries, group_headquarters_countries,
                sectors, domain_ids, task_ids, accessibility, confidence)::text)::uuid as digest,
            d.*
        from difference d
    ),
    ended as (
        update trend_group g
        set valid_until = revision
        from named n
        where (g.digest, g.valid_until) = (n.digest, 2147483647)
        returning g.digest, g.models
    )
    insert into trend_group (
        digest, year, organization_ids, group_ids, recorded_countries, headquarters_countries, group_headquarters_countries,
        sectors, domain_ids, task_ids, accessibility, confidence, models, valid_from)
    select
        digest, year, organization_ids, group_ids, recorded_countries, headquarters_countries, group_headquarters_countries,
        sectors, domain_ids, task_ids, accessibility, confidence, coalesce(e.models, 0) + n.models, revision
    from named n
    left join ended e using (digest)
    where coalesce(e.models, 0) + n.models > 0
    order by digest;
end $$;

-- As in V0008, but from the groups that begin or end, of which there are fewer than models. Groups hold no compute.
create or replace function count_trend_cells(revision int) returns void
    language plpgsql
    set jit = off
    set work_mem = '64MB'
    as $$
begin
    with fact as (
        select b.models as sign, b.* from trend_group b where b.valid_from = revision
        union all
        select -e.models, e.* from trend_group e where e.valid_until = revision
    ),
    -- What is not grouped by is null, and nothing else is.
    combination as materialized (
        select
            year, recorded_countries, headquarters_countries, group_headquarters_countries, organization_ids, group_ids,
            domain_ids, task_ids, sectors, confidence, coalesce(accessibility, 'UNKNOWN') as accessibility, sum(sign) as models
        from fact
        group by year, grouping sets (
            (), headquarters_countries, group_headquarters_countries, (organization_ids, recorded_countries),
            (group_ids, recorded_countries), recorded_countries, organization_ids, group_ids, domain_ids, task_ids, sectors,
            confidence, coalesce(accessibility, 'UNKNOWN'))
        having sum(sign) <> 0
    ),
    part as (
        select *, num_nonnulls(recorded_countries, headquarters_countries, group_headquarters_countries, organization_ids,
            group_ids, domain_ids, task_ids, sectors, confidence, accessibility) as grouped
        from combination
    ),
    touched as (
        select 1 as sign, b.released_on, b.training_flop from model_version b where b.valid_from = revision
        union all
        select -1, e.released_on, e.training_flop from model_version e where e.valid_until = revision
    ),
    magnitude as (
        select
            extract(year from released_on)::int as year,
            coalesce(width_bucket(training_flop, array(select ('1e' || n)::float8 from generate_series(0, 308) n)), -1) as value,
            sum(sign) as models
        from touched
        group by 1, 2
        having sum(sign) <> 0
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
        select 'COMPUTE_MAGNITUDE', year, value::text, models from magnitude
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

create or replace function count_revision() returns trigger
    language plpgsql as $$
begin
    perform count_trend_groups(new.number);
    perform count_trend_cells(new.number), keep_compute_records(new.number);
    return null;
end $$;

do $$
begin
    perform count_trend_groups(number) from (select number from revision order by number) r;
end $$;
analyze trend_group;
