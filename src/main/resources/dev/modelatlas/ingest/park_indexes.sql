-- Drops indexes, and foreign keys to models, while the first rows of an empty database are written. Creating an index
-- for all rows at once takes a fraction of the time of updating it row by row. Indexes for lookups by key stay. No
-- reader is blocked, because there is nothing to read yet. Servers already poll the table revision, so it is not
-- locked. If the user does not own the tables, nothing is changed. A table with pending deferred checks cannot be
-- altered, so these checks run now; the revision that they require exists already.
set constraints model_first_revision_fk, model_version_valid_from_fk, model_change_revision_fk immediate;
set local maintenance_work_mem = '128MB';
create temp table parked on commit drop as
with written as (
    select c.oid
    from pg_class c
    where c.oid in ('model_version'::regclass, 'model_change'::regclass, 'model_name'::regclass, 'search_word'::regclass)
        and pg_has_role(c.relowner, 'usage')
)
select
    i.indrelid::regclass as table_name,
    i.indexrelid::regclass::text as index,
    pg_get_indexdef(i.indexrelid) as definition,
    c.conname as rule,
    pg_get_constraintdef(c.oid) as rule_definition
from written w
join pg_index i on i.indrelid = w.oid and not i.indisunique
left join pg_constraint c on c.conindid = i.indexrelid and c.contype = 'x'
union all
select c.conrelid::regclass, null, null, c.conname, pg_get_constraintdef(c.oid)
from written w
join pg_constraint c on c.conrelid = w.oid and c.contype = 'f'
join pg_class m on m.oid = c.confrelid and m.oid = 'model'::regclass and pg_has_role(m.relowner, 'usage');

do $$
declare
    it parked;
begin
    for it in select * from parked loop
        execute case when it.rule is null then format('drop index %s', it.index)
            else format('alter table %s drop constraint %I', it.table_name, it.rule) end;
    end loop;
end $$;
