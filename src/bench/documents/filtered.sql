select json_build_object('models', json_build_object(
    'nodes', json_agg(${model} order by m.name_key, m.slug) filter (where m.place <= 50),
    'pageInfo', json_build_object('hasNextPage', count(*) > 50)))
from (
    select *, row_number() over (order by name_key, slug) as place
    from model_version
    where valid_from <= ${revision} and valid_until > ${revision}
        and accessibility = 'API_ACCESS' and confidence = 'LIKELY'
    order by name_key, slug
    limit 51
) m
