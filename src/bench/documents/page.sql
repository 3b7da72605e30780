select json_build_object('models', json_build_object(
    'nodes', json_agg(${model} order by m.released_on desc, m.slug) filter (where m.place <= 50),
    'pageInfo', json_build_object('hasNextPage', count(*) > 50)))
from (
    select *, row_number() over (order by released_on desc, slug) as place
    from model_version
    where valid_from <= ${revision} and valid_until > ${revision}
    order by released_on desc, slug
    limit 51
) m
