-- Deletes new organizations that nothing uses: organizations that occur only in skipped rows of a file, and parents
-- from the reference data that an operator's decision replaces. These organizations have no models, and do not justify
-- a new revision by themselves.
create temp table unused on commit drop as
with used as materialized (
    select unnest(organization_ids) as id from (select distinct organization_ids from stated) l
    union
    select organization_id from asked_organization where organization_id is not null
),
fresh as materialized (
    select o.id from new_organization join organization o using (name)
)
select f.id
from fresh f
where f.id not in (select id from used)
    and not exists (select from organization_successor s where s.successor_id = f.id)
    and not exists (
        select from organization_state s
        where s.group_id = f.id and s.organization_id <> f.id
            and (s.organization_id not in (select id from fresh) or s.organization_id in (select id from used)));

delete from changed_organization where organization_id in (select id from unused);
delete from organization_state where organization_id in (select id from unused);
delete from organization_version where organization_id in (select id from unused);
delete from organization_alias where organization_id in (select id from unused);
delete from organization where id in (select id from unused);
