-- Ends the renaming of an organization. Organizations that were renamed to it before, and counted for its successor since
-- then, count for it again.
with recursive run as (
    select valid_from, successor_id
    from organization_successor
    where organization_id = :id and valid_until = ${open_end}
    union all
    -- The successor may have been renamed, too.
    select s.valid_from, r.successor_id
    from run r
    join organization_successor s on s.organization_id = :id and s.valid_until = r.valid_from
),
-- Organizations that have had the same successors as this one, since it was renamed.
follower as (
    select f.organization_id
    from organization_successor f
    where f.successor_id = :id and f.valid_until = (select min(valid_from) from run)
        and not exists (
            select from organization_successor s
            where s.organization_id = :id and s.valid_from in (select valid_from from run) and not exists (
                select from organization_successor t
                where t.organization_id = f.organization_id
                    and (t.valid_from, t.valid_until, t.successor_id) = (s.valid_from, s.valid_until, s.successor_id)))
),
ended as (
    update organization_successor
    set valid_until = :revision
    where valid_until = ${open_end} and (organization_id = :id or organization_id in (select organization_id from follower))
    returning organization_id
)
insert into organization_successor (organization_id, valid_from, successor_id)
select organization_id, :revision, :id from ended where organization_id <> :id
