-- A file states all that its source has: what is not in it leaves.
insert into leaving (model_id)
select m.model_id
from known m
where m.is_current
    and not exists (select from matched x where x.model_id = m.model_id)
    and not exists (select from skipped s where s.name = m.name);
