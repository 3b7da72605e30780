-- Rows of one source that are the same model: same name, day and organizations. The first one stands for those that
-- say the same in everything; any other pair contradicts itself.
create temp table duplicate on commit drop as
select
    line,
    first_line,
    to_jsonb(s) - 'line' - 'corrected' = (select to_jsonb(f) - 'line' - 'corrected' from stated f where f.line = first_line)
        as is_identical
from (
    select line, name, released_on, organization_set,
        min(line) over (partition by name, released_on, organization_set) as first_line
    from stated
) numbered
join stated s using (line)
where line > first_line;
