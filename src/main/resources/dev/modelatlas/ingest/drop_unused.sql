-- Deletes new organizations that only left-out rows of the file use, because they would have no models.
create temp table unused on commit drop as
select o.id
from new_organization
join organization o using (name)
where not exists (select from stated s where o.id = any (s.organization_ids))
    and not exists (select from organization_successor s where s.successor_id = o.id)
    and not exists (
        select from organization_state s
        where s.group_id = o.id and s.organization_id <> o.id
            and (s.organization_id not in (select id from new_organization join organization using (name))
                or exists (select from stated d where s.organization_id = any (d.organization_ids))));

delete from changed_organization where organization_id in (select id from unused);
delete from organization_state where organization_id in (select id from unused);
delete from organization_version where organization_id in (select id from unused);
delete from organization_alias where organization_id in (select id from unused);
delete from organization where id in (select id from unused);
