-- A model in our own format, with lists as arrays, and perhaps with derived columns. The statement that includes this one
-- adds a condition on the rows m.
select
    m.slug,
    m.name,
    m.released_on,
    array(select o.name from unnest(m.organization_ids) with ordinality u (id, position) join organization o using (id) order by position) as organizations,
    m.recorded_countries,
    m.recorded_sectors,
    array(select d.name from unnest(m.domain_ids) with ordinality u (id, position) join domain d using (id) order by position) as domains,
    array(select t.name from unnest(m.task_ids) with ordinality u (id, position) join task t using (id) order by position) as tasks,
    ${facts},
    m.corrected${later}${derived}
from model_facts m
