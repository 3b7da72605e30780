-- Rows of one source that describe the same model as an earlier row, because they have the same name, date and
-- organizations (is_identical: also the same facts). Also rows with the same slug as an earlier row (is_slug).
create temp table duplicate on commit drop as
with twin as (
    select
        line,
        min(line) over (partition by name, released_on, organization_set) as first_line,
        min(line) over (partition by asked_slug) as first_line_of_slug,
        asked_slug
    from stated
)
select
    t.line,
    case when t.line > t.first_line then t.first_line else t.first_line_of_slug end as first_line,
    to_jsonb(s) - array['line', 'digest', 'corrected', 'organizations', 'organization_ids', 'first_slug']
        = to_jsonb(f) - array['line', 'digest', 'corrected', 'organizations', 'organization_ids', 'first_slug'] as is_identical,
    t.line = t.first_line as is_slug
from twin t
join stated s on s.line = t.line
join stated f on f.line = t.first_line
where t.line > t.first_line or t.asked_slug is not null and t.line > t.first_line_of_slug;
