-- Organizations that were renamed, as db/reference says: from the first new revision on that is made of a file which names
-- one of them. It is said again of none that an operator has spoken of.
insert into organization_successor (organization_id, valid_from, successor_id)
select f.id, i.revision, o.id
from reference_successor r
join organization f on f.name = r.name
join organization o on o.name = r.successor
cross join this_import i
where exists (select from organization_word w where w.name in (f.name, o.name))
    and exists (select from organization_version v where v.organization_id = f.id)
    and not exists (select from organization_successor s where s.organization_id in (f.id, o.id));
