-- The first rows of an empty database: to make an index of all rows at once takes a fraction of what it takes to bring
-- it up to date row by row, and so does a reference to models that is checked for all at once. What keys are looked up by
-- stays. Nobody waits: there is nothing yet to be read; revisions, which are asked for all the same, are not locked. Who
-- does not own the tables leaves all as it is.
-- No table is altered while rows of it wait to be checked, so these are checked at once; the revision is there already.
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
