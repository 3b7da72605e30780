,
    array(select o.slug from unnest(m.organization_ids) with ordinality u (id, position) join organization o using (id) order by position) as organization_slugs,
    array(select o.name from unnest(m.group_ids) with ordinality u (id, position) join organization o using (id) order by position) as groups,
    array(select o.slug from unnest(m.group_ids) with ordinality u (id, position) join organization o using (id) order by position) as group_slugs,
    m.headquarters_countries,
    m.group_headquarters_countries,
    m.sectors,
    (select t.publisher from model t where t.id = m.model_id) as publisher
