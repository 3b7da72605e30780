-- A file states the full content of its source, so the import removes models that the file does not contain. A model
-- stays if a skipped row has its name, slug or normalized name. One of them is enough, because the other cells of the
-- row may be invalid.
insert into leaving (model_id)
select m.model_id
from known m
where m.is_current
    and not exists (select from matched x where x.model_id = m.model_id)
    and not exists (select from skipped s where s.name = m.name)
    and not exists (select from skipped s where s.slug = m.slug)
    and not exists (select from skipped s where s.base_slug = m.base_slug and s.base_slug <> '');
