-- For each organization in a call, what the database and the reference data know about it now. The importer checks the
-- call against these facts.
select
    a.position,
    a.slug,
    a.name,
    case when a.name_ko is distinct from o.name_ko and not exists (select from organization_curation c
        where c.organization_id = o.id and c.name_ko is not null) then a.name_ko end as new_name_ko,
    a.group_word,
    o.name as known_name,
    o.publisher,
    exists (select from new_organization n where n.name = o.name) as is_new,
    exists (select from reference_organization r where r.name = coalesce(o.name, a.name))
        or exists (select from organization_curation c where c.organization_id = o.id
            and (c.sector is not null or c.headquarters is not null or c.group_id is not null))
        or exists (select from organization_successor s where o.id in (s.organization_id, s.successor_id)
            and s.valid_until = ${open_end}) as is_curated,
    (select min(f.position) from asked_organization f
        where f.position < a.position and (f.name = a.name or f.slug = a.slug or f.slug = o.slug)) as first_position,
    (select min(other.name) from (
        select r.name from reference_organization r where a.name = any (r.aliases) or a.name = r.name_ko
        union all
        select x.name from organization_alias l join organization x on x.id = l.organization_id where l.alias = a.name
        union all
        select x.name from organization x where x.name_ko = a.name
    ) other) as alias_of,
    w.name as group_name,
    w.candidates as group_candidates
from asked_organization a
left join organization o on case when a.slug is null then o.name = a.name else o.slug = a.slug end
left join organization_word w on w.word = a.group_word
order by a.position
