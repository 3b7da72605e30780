-- Functions and triggers that the importer uses.

-- Whether two numbers are equal, apart from rounding errors of floating-point numbers. The result is never null: null
-- equals null, because both values are unknown.
create or replace function same_number(a float8, b float8) returns boolean
    language sql immutable parallel safe
    return case
        when a is null or b is null then a is null and b is null
        -- For numbers this small, the product below would underflow to zero, which is an error in PostgreSQL.
        when greatest(abs(a), abs(b)) < 1e-300 then a = b
        else abs(a - b) <= 1e-9 * greatest(abs(a), abs(b))
    end;

-- Whether two lists contain the same values, in any order; null when one list is null.
create or replace function same_set(a anyarray, b anyarray) returns boolean
    language sql immutable parallel safe
    as 'select a <@ b and b <@ a';

create or replace function sorted_set(a text[]) returns text[]
    language sql immutable parallel safe
    return array(select distinct x collate "C" from unnest(a) as x order by 1);

-- The letters and digits of a name that slugs lack, such as Korean letters, in lower case. Slugs lack some Latin letters,
-- too, but have the letter "e" for "é". This function therefore leaves out all Latin and Greek letters.
create or replace function letters_outside_slugs(name text) returns text
    language sql immutable parallel safe
    return regexp_replace(lower(normalize(name, NFKC)), '[^[:alnum:]]|[0-9a-z\u00aa-\u03ff\u1e00-\u1fff]', '', 'g');

-- Whether two names with the same slug can be spellings of one name. "대모델 2" and "소모델 2" cannot. "Xinghai" and
-- "Xinghai (星海)" can, because one of them has no letters outside its slug.
create or replace function may_be_spellings(a text, b text) returns boolean
    language sql immutable parallel safe
    return letters_outside_slugs(a) = letters_outside_slugs(b)
        or letters_outside_slugs(a) = ''
        or letters_outside_slugs(b) = '';

-- A list in the format of the change feed: a JSON array, as text; null when the list is empty or null.
create or replace function text_list(a text[]) returns text
    language sql immutable parallel safe
    return case when cardinality(a) > 0 then to_jsonb(a)::text end;

create or replace function organization_names(ids int[]) returns text
    language sql stable
    return text_list(array(select o.name from unnest(ids) with ordinality u (id, position) join organization o using (id) order by position));

-- Replaces each renamed organization by its current successor. Keeps the order, and lists each organization once.
create or replace function succeeded(ids int[]) returns int[]
    language sql stable
    return array(
        select once.id
        from (
            select coalesce(s.successor_id, u.id) as id, min(u.position) as position
            from unnest(ids) with ordinality u (id, position)
            left join organization_successor s on s.organization_id = u.id and s.valid_until = 2147483647
            group by 1
        ) once
        order by once.position);

create or replace function domain_names(ids int[]) returns text
    language sql stable
    return text_list(array(select d.name from unnest(ids) with ordinality u (id, position) join domain d using (id) order by position));

create or replace function task_names(ids int[]) returns text
    language sql stable
    return text_list(array(select t.name from unnest(ids) with ordinality u (id, position) join task t using (id) order by position));

-- A list as a cell of our own CSV format: the values are joined by bars, with a backslash before each bar or backslash
-- in a value. Null when the list is empty. Only the exports of the previous release call this function.
create or replace function bar_list(a text[]) returns text
    language sql immutable parallel safe
    return nullif(array_to_string(
        array(select replace(replace(x, '\', '\\'), '|', '\|') from unnest(a) with ordinality u (x, position) order by position), '|'), '');

-- ---------------------------------------------------------------- curation
-- These functions and triggers are in a repeatable migration, so that each release can replace them.

-- In each import, replaces values of the reference data by the values that operators set. A trigger runs this function
-- before the first statement of organization_versions.sql. Therefore operators' values also apply in imports by the
-- previous release, which does not know them.
create or replace function lay_curation_over_reference() returns trigger
    language plpgsql as $$
declare
    decided int[];
begin
    -- This temporary table exists only in an import that has loaded the reference data and read all rows. An import
    -- updates organizations twice, and the last statement below changes what the first ones read.
    if to_regclass('pg_temp.organization_word') is null or current_setting('model_atlas.curation_is_laid', true) = 'yes' then
        return null;
    end if;
    perform set_config('model_atlas.curation_is_laid', 'yes', true);

    update organization_stated k
    set name_ko = a.name_ko,
        sector = a.sector,
        headquarters = a.headquarters,
        group_id = coalesce(g.id, k.organization_id)
    from asked_organization a
    left join organization_word w on w.word = a.group_word
    left join organization g on g.name = w.name
    where a.organization_id = k.organization_id;

    -- The organizations whose facts depend on a decision: those with values of operators, successors, and members of
    -- groups that were renamed.
    decided := array(
        select organization_id from organization_curation
        union
        select successor_id from organization_successor where valid_until = 2147483647
        union
        select m.organization_id
        from organization_successor s
        join (
            select organization_id, group_id from organization_version where valid_until = 2147483647
            union
            select organization_id, group_id from organization_stated
            union
            select a.organization_id, g.id
            from asked_organization a
            join organization_word w on w.word = a.group_word
            join organization g on g.name = w.name
        ) m on m.group_id = s.organization_id
        where s.valid_until = 2147483647 and m.organization_id <> s.organization_id);

    -- Remembers what they are without the decision: the values of the call or, without a call, the current values.
    insert into organization_stated (organization_id, name_ko, sector, headquarters, group_id)
    select
        o.id,
        case when a.position is null then o.name_ko else a.name_ko end,
        case when a.position is null then v.sector else a.sector end,
        case when a.position is null then v.headquarters else a.headquarters end,
        coalesce(case when a.position is null then v.group_id else g.id end, o.id)
    from organization o
    left join organization_version v on v.organization_id = o.id and v.valid_until = 2147483647
    left join asked_organization a on a.organization_id = o.id
    left join organization_word w on w.word = a.group_word
    left join organization g on g.name = w.name
    where o.id = any (decided)
    on conflict do nothing;

    -- Adds these organizations, and renamed ones, if the reference data lacks them. The statements below then change
    -- their values, unless the decision has ended.
    insert into reference_organization (name, name_ko, aliases, sector, headquarters, group_name)
    select
        o.name, k.name_ko, array(select l.alias from organization_alias l where l.organization_id = o.id),
        k.sector, k.headquarters, nullif(g.name, o.name)
    from organization_stated k
    join organization o on o.id = k.organization_id
    left join organization g on g.id = k.group_id
    on conflict (name) do nothing;

    delete from organization_stated k
    where k.organization_id <> all (decided)
        and not exists (
            select from organization_successor s
            where s.organization_id = k.organization_id and s.valid_until = 2147483647);

    update reference_organization r
    set name_ko = coalesce(c.name_ko, r.name_ko),
        aliases = r.aliases || c.aliases,
        sector = coalesce(c.sector, r.sector),
        headquarters = coalesce(c.headquarters, r.headquarters),
        group_name = case when c.group_id is null then r.group_name else nullif(g.name, o.name) end
    from organization_curation c
    join organization o on o.id = c.organization_id
    left join organization g on g.id = c.group_id
    where r.name = o.name;

    -- If a fact of a successor is unknown, the successor gets the fact that the renamed organization has without facts of
    -- its own former organizations. Of several former organizations, the first one counts that has the fact. An
    -- organization that was renamed before its successor was counts after this successor.
    update reference_organization r
    set sector = coalesce(r.sector, f.sector),
        headquarters = coalesce(r.headquarters, f.headquarters),
        -- If an operator set the group, it is known, even if the operator set that there is no parent.
        group_name = case when f.has_said_group then r.group_name else coalesce(r.group_name, f.group_name) end
    from (
        select
            o.name,
            (array_agg(f.sector order by f.turn) filter (where f.sector is not null))[1] as sector,
            (array_agg(f.headquarters order by f.turn) filter (where f.headquarters is not null))[1] as headquarters,
            (array_agg(f.group_name order by f.turn) filter (where f.group_name is not null))[1] as group_name,
            exists (
                select from organization_curation c where c.organization_id = o.id and c.group_id is not null
            ) as has_said_group
        from (
            select
                s.successor_id,
                case when r.name is null then v.sector else r.sector end as sector,
                case when r.name is null then v.headquarters else r.headquarters end as headquarters,
                nullif(nullif(case when r.name is null then g.name else r.group_name end, o.name), n.name) as group_name,
                row_number() over (order by s.valid_from, exists (
                    select from organization_successor e
                    where e.organization_id = s.organization_id and e.valid_until = s.valid_from
                ), (
                    -- A later renaming of the successor, or its end, begins all of these renamings at once.
                    select min(e.valid_from) from organization_successor e where e.organization_id = s.organization_id
                ), s.organization_id) as turn
            from organization_successor s
            join organization o on o.id = s.organization_id
            join organization n on n.id = s.successor_id
            left join reference_organization r on r.name = o.name
            join organization_version v on v.organization_id = s.organization_id and v.valid_until = 2147483647
            join organization g on g.id = v.group_id
            where s.valid_until = 2147483647
        ) f
        join organization o on o.id = f.successor_id
        group by o.id
    ) f
    where r.name = f.name;

    update reference_organization r
    set group_name = nullif(o.name, r.name)
    from organization_successor s
    join organization f on f.id = s.organization_id
    join organization o on o.id = s.successor_id
    where s.valid_until = 2147483647 and r.group_name = f.name;

    update organization_word w
    set name = o.name
    from organization_successor s
    join organization f on f.id = s.organization_id
    join organization o on o.id = s.successor_id
    where s.valid_until = 2147483647 and w.name = f.name;
    return null;
end $$;

create or replace trigger curation_wins before update on organization
    for each statement execute function lay_curation_over_reference();

-- Keeps the Korean names that operators set. The first statement of organization_versions.sql does not see the names
-- that the trigger above writes, because PostgreSQL takes the snapshot of the statement before that trigger runs.
create or replace function keep_curated_name() returns trigger
    language plpgsql as $$
begin
    new.name_ko := coalesce((select c.name_ko from organization_curation c where c.organization_id = new.id), new.name_ko);
    return new;
end $$;

create or replace trigger curated_name_stays before update of name_ko on organization
    for each row execute function keep_curated_name();

-- Applies operators' corrections to rows in which the source leaves a fact blank. Corrections belong to models, so this
-- function must run after all rows were matched with models. In each release, slugs.sql then inserts the new models.
-- The trigger also runs if there are no new models. The digest of a row does not change: it describes the values in the
-- source.
create or replace function apply_model_corrections() returns trigger
    language plpgsql as $$
begin
    if to_regclass('pg_temp.stated') is null then
        return null;
    end if;

    update stated s
    set recorded_countries = c.value,
        corrected = array_append(array_remove(s.corrected, c.field), c.field)
    from matched x
    join model_correction c using (model_id)
    where c.field = 'recordedCountries' and (s.recorded_countries = '{}' or c.field = any (s.corrected))
        and x.line = s.line;

    update stated s
    set recorded_sectors = c.value,
        corrected = array_append(array_remove(s.corrected, c.field), c.field)
    from matched x
    join model_correction c using (model_id)
    where c.field = 'recordedSectors' and (s.recorded_sectors = '{}' or c.field = any (s.corrected))
        and x.line = s.line;

    -- The previous release looks up the reasons of corrections only in this table, by the name of the model.
    insert into correction (model, field, reason)
    select distinct on (s.name, c.field) s.name, c.field, c.reason
    from stated s
    join matched x using (line)
    join model_correction c using (model_id)
    order by s.name, c.field, c.model_id
    on conflict (model, field) do nothing;
    return null;
end $$;

create or replace trigger corrections_apply before insert on model
    for each statement execute function apply_model_corrections();
