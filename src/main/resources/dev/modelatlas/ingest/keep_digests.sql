-- Stores the digest of each row that equals the latest version of its model. Changed rows equal a version only after
-- the import has written it.
insert into stated_digest as known (model_id, valid_from, digest)
select d.model_id, case when d.kind = 'UNCHANGED' then k.valid_from else i.revision end, s.digest
from delta d
join stated s on s.line = d.line
left join known k on k.model_id = d.model_id
cross join this_import i
where d.kind = 'UNCHANGED' or :written
on conflict (model_id) do update set valid_from = excluded.valid_from, digest = excluded.digest
