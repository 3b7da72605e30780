-- A file states the full content of its source, so the import removes models that the file does not contain. A skipped
-- row keeps every model that it may describe, because its other cells may be unusable.
insert into leaving (model_id)
select m.model_id
from known m
where m.is_current
    and not exists (select from matched x where x.model_id = m.model_id)
    and not exists (select from skipped s where s.name = m.name)
    and not exists (select from skipped s where s.slug = m.slug)
    and not exists (select from skipped s where s.base_slug = m.base_slug and s.base_slug <> '');
