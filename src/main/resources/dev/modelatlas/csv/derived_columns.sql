,
        coalesce(organizations.slugs, '{}') as organization_slugs,
        coalesce(groups.names, '{}') as groups,
        coalesce(groups.slugs, '{}') as group_slugs,
        m.headquarters_countries,
        m.group_headquarters_countries,
        m.sectors,
        (select t.publisher from model t where t.id = m.model_id) as publisher
