-- Small words of the importer's statements.

-- Whether two numbers are the same but for the noise of floating point. Null when both are unknown would be no
-- answer, so unknown equals unknown.
create or replace function same_number(a float8, b float8) returns boolean
    language sql immutable parallel safe
    return case
        when a is null or b is null then a is null and b is null
        else abs(a - b) <= 1e-9 * greatest(abs(a), abs(b))
    end;

-- Whether two lists hold the same values, whatever their order; null when one list is null.
create or replace function same_set(a anyarray, b anyarray) returns boolean
    language sql immutable parallel safe
    as 'select a <@ b and b <@ a';

create or replace function sorted_set(a text[]) returns text[]
    language sql immutable parallel safe
    return array(select distinct x collate "C" from unnest(a) as x order by 1);

-- A list as it is shown in the change feed: a JSON array; null when it is empty or null.
create or replace function text_list(a text[]) returns text
    language sql immutable parallel safe
    return case when cardinality(a) > 0 then to_jsonb(a)::text end;

create or replace function organization_names(ids int[]) returns text
    language sql stable
    return text_list(array(select o.name from unnest(ids) with ordinality u (id, position) join organization o using (id) order by position));

-- The organizations that count for these as of now: what was renamed is its successor; in the same order, once each.
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

-- A list as a cell of our own CSV format: joined by bars, with a backslash before a literal bar or backslash; null when empty.
create or replace function bar_list(a text[]) returns text
    language sql immutable parallel safe
    return nullif(array_to_string(
        array(select replace(replace(x, '\', '\\'), '|', '\|') from unnest(a) with ordinality u (x, position) order by position), '|'), '');
