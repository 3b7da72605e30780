-- What the source may be speaking of: the current rows of its publisher, and the last rows of models that left.
create temp table mine on commit drop as
select
    v.*,
    array(select unnest(v.organization_ids) order by 1) as organization_set,
    v.valid_until = 2147483647 as is_current
from (
    select distinct on (model_id) *
    from model_version
    where model_id in (select id from model where publisher = (select publisher from this_import))
    order by model_id, valid_from desc
) v;
create index on mine (model_id);
create index on mine (name);
create index on mine (base_slug);
create index on mine (slug);
analyze mine;

create temp table matched (
    line bigint primary key,
    model_id int not null unique
) on commit drop;
