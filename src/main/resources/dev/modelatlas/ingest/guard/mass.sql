-- How many models of the publisher the import removes and adds, and the newest release date before and after the
-- import. Models whose row was recognized as unchanged by its digest are neither in known nor in next.
with current as materialized (
    select v.model_id, v.released_on
    from model_version v
    join model m on m.id = v.model_id
    where v.valid_until = ${open_end} and m.publisher = (select publisher from this_import)
)
select
    (select count(*) from current) as models,
    (select count(*) from delta where kind = 'REMOVED') as removed,
    (select count(*) from delta where kind in ('ADDED', 'RESTORED')) as added,
    (select max(released_on) from current) as newest_before,
    greatest(
        (select max(released_on) from next where line is not null),
        (select max(released_on) from current c
            where not exists (select from leaving l where l.model_id = c.model_id)
                and not exists (select from next n where n.model_id = c.model_id))) as newest_after
