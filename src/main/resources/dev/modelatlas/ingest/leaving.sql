-- A file states the full content of its source, so the import removes models that the file does not contain.
insert into leaving (model_id)
select m.model_id
from known m
where m.is_current
    and not exists (select from matched x where x.model_id = m.model_id)
    and not exists (select from skipped s where s.name = m.name);
