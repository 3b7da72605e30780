-- Pairs of a row (of arriving) and a model (of present) that may be one renamed model: they have the same date, the same
-- known organizations, a common link, and numbers that differ by at most one percent or are unknown. A pair counts only if
-- neither its row nor its model belongs to another pair. Models with unknown organizations may be of different
-- organizations. The number 1e-300 keeps the products above zero: if a product underflows to zero, PostgreSQL reports an
-- error.
--
-- Numbers are compared for each row and model with the same date, organizations and link. If there are many of both, they
-- are a crowd: none of them counts, because the work would grow with the square of the rows.
row_link as materialized (
    select distinct d.line, d.released_on, d.organization_set, u.link, d.parameters, d.training_flop
    from arriving d cross join lateral unnest(d.links) as u (link)
    where d.organization_set <> '{}'
),
model_link as materialized (
    select distinct m.model_id, m.publisher, m.released_on, m.organization_set, u.link, m.parameters, m.training_flop
    from present m cross join lateral unnest(m.links) as u (link)
),
crowd_found as materialized (
    select released_on, organization_set, link, r.lines, r.first_line, m.models, m.publisher
    from (
        select released_on, organization_set, link, count(*) as lines, min(line) as first_line
        from row_link
        group by released_on, organization_set, link
        having count(*) > ${most}
    ) r
    join (
        select released_on, organization_set, link, count(*) as models, min(publisher) as publisher
        from model_link
        group by released_on, organization_set, link
        having count(*) > ${most}
    ) m using (released_on, organization_set, link)
),
-- Told in the report.
crowd_kept as (
    insert into crowd (line, lines, models, link, publisher)
    select first_line, lines, models, link, publisher from crowd_found
),
few as materialized (
    select r.*
    from row_link r
    where not exists (
        select from crowd_found c
        where c.released_on = r.released_on and c.organization_set = r.organization_set and c.link = r.link)
),
pair as materialized (
    select distinct d.line, m.model_id
    from few d
    join model_link m on d.released_on = m.released_on and d.organization_set = m.organization_set and d.link = m.link
        and not coalesce(abs(d.parameters - m.parameters) > 0.01 * greatest(d.parameters, m.parameters, 1e-300), false)
        and not coalesce(abs(d.training_flop - m.training_flop)
            > 0.01 * greatest(d.training_flop, m.training_flop, 1e-300), false)
),
renamed as (
    select p.line, p.model_id
    from (
        select line, model_id, count(*) over (partition by line) as models, count(*) over (partition by model_id) as lines
        from pair
    ) p
    where p.models = 1 and p.lines = 1
        and p.line not in (select line from row_link join crowd_found using (released_on, organization_set, link))
        and p.model_id not in (select model_id from model_link join crowd_found using (released_on, organization_set, link))
)
