select json_build_object('model', ${model})
from model_version m
where m.slug = '${slug}' and m.valid_from <= ${revision} and m.valid_until > ${revision}
