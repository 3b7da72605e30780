,
        coalesce(organizations.slugs, '{}') as organization_slugs,
        coalesce((select g.names from organizations g where g.ids = m.group_ids), '{}') as groups,
        coalesce((select g.slugs from organizations g where g.ids = m.group_ids), '{}') as group_slugs,
        m.headquarters_countries,
        m.group_headquarters_countries,
        m.sectors,
        (select t.publisher from model t where t.id = m.model_id) as publisher
