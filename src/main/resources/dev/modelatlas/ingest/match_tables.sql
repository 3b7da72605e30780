-- The models that a file may refer to: the current versions of the models of its publisher, and the last versions of
-- removed models. Models that are already known to be unchanged are left out.
create temp table known on commit drop as
select
    v.*,
    array(select unnest(v.organization_ids) order by 1) as organization_set,
    v.valid_until = ${open_end} as is_current,
    true as is_own
from (
    select distinct on (model_id) *
    from model_version
    where model_id in (select id from model where publisher = (select publisher from this_import))
        and not exists (select from unchanged u where u.model_id = model_version.model_id)
    order by model_id, valid_from desc
) v;
create index on known (model_id);
create index on known (name);
create index on known (base_slug);
create index on known (slug);
analyze known;
