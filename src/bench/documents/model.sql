json_build_object(
    'slug', m.slug, 'name', m.name, 'releasedOn', m.released_on,
    'organizations', (select coalesce(json_agg((select json_build_object('slug', o.slug, 'name', o.name) from organization o where o.id = u.id) order by position), '[]')
        from unnest(m.organization_ids) with ordinality u (id, position)),
    'countries', (select coalesce(json_agg((select json_build_object('code', c.code, 'name', c.name) from country c where c.code = u.code) order by position), '[]')
        from unnest(m.headquarters_countries) with ordinality u (code, position)),
    'domains', (select coalesce(json_agg((select json_build_object('slug', d.slug, 'name', d.name) from domain d where d.id = u.id) order by position), '[]')
        from unnest(m.domain_ids) with ordinality u (id, position)),
    'tasks', (select coalesce(json_agg((select json_build_object('slug', t.slug, 'name', t.name) from task t where t.id = u.id) order by position), '[]')
        from unnest(m.task_ids) with ordinality u (id, position)),
    'parameters', m.parameters, 'accessibility', m.accessibility, 'confidence', m.confidence, 'links', m.links)
